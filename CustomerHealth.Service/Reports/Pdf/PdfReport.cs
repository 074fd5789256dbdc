using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Layout;
using CustomerHealth.Service.Reports.Pdf.Saving;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace CustomerHealth.Service.Reports.Pdf;

/// <summary>A report as a PDF, A4. The same document gives the same bytes, on the same runtime and with the same fonts.</summary>
public static class PdfReport
{
    /// <summary>Whose report it is.</summary>
    internal const string Product = "CustomerHealth";

    /// <summary>PDFsharp keeps fonts and their readers for the whole process; one report is drawn at a time.</summary>
    private static readonly Lock Drawing = new();

    private static ReportFonts? fonts;

    /// <summary>Renders one report at a time in a process; others wait.</summary>
    /// <exception cref="MissingFontsException">This build has no fonts.</exception>
    public static byte[] Render(ReportDocument document)
    {
        lock (Drawing)
        {
            return Render(document, fonts ??= Prepare());
        }
    }

    private static ReportFonts Prepare()
    {
        var embedded = ReportFonts.Embedded();
        GlobalFontSettings.FontResolver = new EmbeddedFontResolver(embedded);
        return embedded;
    }

    private static byte[] Render(ReportDocument document, ReportFonts fonts)
    {
        var typesetter = new Typesetter(fonts);
        var pages = PageFlow.Pages(ReportLayout.Pieces(document, typesetter));
        using var pdf = new PdfDocument();
        Describe(pdf, document);
        using (var canvas = new Canvas(pdf))
        {
            var foot = new PageFoot(document.Title, pages.Count, typesetter);
            for (var number = 1; number <= pages.Count; number++)
            {
                canvas.AddPage();
                foreach (var (piece, top) in pages[number - 1])
                {
                    piece.Draw(canvas, top);
                }

                foot.Draw(canvas, number);
            }
        }

        return StableFile.Write(pdf);
    }

    private static void Describe(PdfDocument pdf, ReportDocument document)
    {
        pdf.Info.Title = PlainText.OneLine(document.Title);
        pdf.Info.Author = Product;
        pdf.Info.Creator = Product;
        pdf.Info.Subject = PlainText.OneLine(document.Covers);
        pdf.Info.CreationDate = document.AsOf.UtcDateTime;
        pdf.Info.ModificationDate = document.AsOf.UtcDateTime;
        pdf.Language = "en";
    }
}

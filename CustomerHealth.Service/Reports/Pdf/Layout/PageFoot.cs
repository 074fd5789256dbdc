using System.Globalization;
using CustomerHealth.Service.Reports.Pdf.Text;

namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>The foot of every page: the title, and which page of how many it is.</summary>
internal sealed class PageFoot(string title, int pages, Typesetter typesetter)
{
    private const double NumberWidth = 110;

    private static readonly TextStyle Style = new(8);

    private readonly IReadOnlyList<TextLine> left =
        typesetter.Lines($"{PdfReport.Product} · {title}", Style, Sheet.Width - NumberWidth, atMost: 1);

    public void Draw(Canvas canvas, int page)
    {
        var number = typesetter.Lines(string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"), Style, NumberWidth);
        canvas.Artifact(() =>
        {
            canvas.Rule(Sheet.Left, Sheet.Foot, Sheet.Right, Palette.Hairline);
            canvas.Text(left, Sheet.Left, Sheet.Foot + 6, Palette.Muted);
            canvas.Text(number, Sheet.Right - NumberWidth, Sheet.Foot + 6, Palette.Muted, NumberWidth, isRight: true);
        });
    }
}

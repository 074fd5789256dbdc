using System.Globalization;
using System.Text;
using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

/// <summary>
/// What a report draws and where, as text: who changes the layout sees it in the diff. Not the bytes, since how well a runtime compresses
/// is its own affair. <c>WRITE_REPORT_GOLDEN=true dotnet test CustomerHealth.Tests --filter PdfGoldenTests</c> writes it anew.
/// </summary>
public sealed class PdfGoldenTests
{
    private const string Golden = "CustomerHealth.Tests/Service/Reports/Pdf/sample.txt";

    [FontsFact]
    public void A_report_looks_as_it_did()
    {
        var drawn = Written(ReadPdf.Pages(PdfReport.Render(SampleReport.Whole)));
        if (Environment.GetEnvironmentVariable("WRITE_REPORT_GOLDEN") == "true")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "In CI the golden file is compared, never written.");
            File.WriteAllText(Path.Combine(Repository.Root, Golden), drawn);
        }

        Assert.Equal(Repository.Read(Golden), drawn);
    }

    private static string Written(IReadOnlyList<ReadPage> pages)
    {
        var written = new StringBuilder();
        for (var number = 1; number <= pages.Count; number++)
        {
            written.Append(CultureInfo.InvariantCulture, $"page {number}\n");
            foreach (var text in pages[number - 1].Texts)
            {
                written.Append(CultureInfo.InvariantCulture, $"{text.X:F1} {text.Y:F1} {text.Font} {text.Size}: {text.Text}\n");
            }

            foreach (var shape in pages[number - 1].Shapes)
            {
                written.Append(CultureInfo.InvariantCulture, $"{shape.Trim()}\n");
            }
        }

        return written.ToString();
    }
}

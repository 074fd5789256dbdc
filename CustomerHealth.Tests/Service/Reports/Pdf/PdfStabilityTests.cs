using System.Text;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

public sealed class PdfStabilityTests
{
    [FontsFact]
    public void The_same_document_gives_the_same_bytes_also_after_another_one()
    {
        var first = PdfReport.Render(SampleReport.Whole);
        PdfReport.Render(SampleReport.Of(SampleReport.Table(["𠮷野家", "شركة", "Ünïcode"])));

        Assert.Equal(first, PdfReport.Render(SampleReport.Whole));
    }

    [FontsFact]
    public async Task Reports_that_are_rendered_at_once_do_not_get_into_each_other()
    {
        var documents = SampleReport.Names.Select(name => SampleReport.Of(SampleReport.Table([name]))).Append(SampleReport.Whole).ToArray();
        var alone = documents.Select(PdfReport.Render).ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 4 * documents.Length)
            .Select(number => Task.Run(() => PdfReport.Render(documents[number % documents.Length]))));

        Assert.All(together.Select((pdf, number) => (pdf, number)), made => Assert.Equal(alone[made.number % documents.Length], made.pdf));
    }

    [FontsFact]
    public void Another_document_has_another_id_and_its_own_moment()
    {
        using var one = ReadPdf.Open(PdfReport.Render(SampleReport.Of()));
        using var other = ReadPdf.Open(PdfReport.Render(SampleReport.Of() with { AsOf = SampleReport.AsOf.AddDays(1) }));

        Assert.NotEqual(one.Internals.FirstDocumentID, other.Internals.FirstDocumentID);
        Assert.Equal(SampleReport.AsOf.UtcDateTime, one.Info.CreationDate.ToUniversalTime());
        Assert.Equal(SampleReport.AsOf.UtcDateTime.AddDays(1), other.Info.ModificationDate.ToUniversalTime());
    }

    [FontsFact]
    public void What_a_file_says_of_itself_is_well_formed_whatever_the_title()
    {
        const string Title = "R&D <\"quoted\"> (50%) \\ >>\nstream\n株式会社";
        var pdf = PdfReport.Render(new ReportDocument(Title, "All", SampleReport.AsOf, []));
        using var document = ReadPdf.Open(pdf);

        Assert.Equal("R&D <\"quoted\"> (50%) \\ >> stream 株式会社", document.Info.Title);
        Assert.Equal("CustomerHealth", document.Info.Author);
        var metadata = document.Internals.Catalog.Elements.GetDictionary("/Metadata")!.Stream.UnfilteredValue;
        var xml = System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(metadata));
        Assert.Contains(document.Info.Title, xml.Descendants().Select(element => element.Value));
    }

    [FontsFact]
    public void A_plain_report_is_small()
    {
        Assert.InRange(PdfReport.Render(SampleReport.Of(new KeyFigures([new KeyFigure("Customers", ReportValue.Of(148), null)]))).Length, 1, 40_000);
    }
}

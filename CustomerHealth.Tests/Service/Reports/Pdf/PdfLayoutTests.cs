using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Service.Reports.Pdf.Layout;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

public sealed class PdfLayoutTests
{
    [FontsFact]
    public void A_table_that_breaks_over_pages_has_its_head_on_each_and_every_row_once()
    {
        var pages = Pages(SampleReport.Table(Enumerable.Range(0, 120).Select(number => $"Customer {number:D3}")));

        Assert.InRange(pages.Count, 3, 6);
        Assert.All(pages, page => Assert.Contains("Customer Score Renewal", page.Lines));
        Assert.Equal(
            Enumerable.Range(0, 120).Select(number => $"Customer {number:D3}"),
            pages.SelectMany(page => page.Texts).Select(text => text.Text).Where(text => text.StartsWith("Customer ", StringComparison.Ordinal) && text.Length == 12));
    }

    [FontsFact]
    public void Every_page_says_which_of_how_many_it_is()
    {
        var pages = Pages(SampleReport.Table(Enumerable.Range(0, 120).Select(number => $"Customer {number}")));

        Assert.All(pages.Select((page, index) => (page, index)), it => Assert.Contains($"Page {it.index + 1} of {pages.Count}", it.page.Text, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("CustomerHealth · Customer health", page.Text, StringComparison.Ordinal));
    }

    [FontsFact]
    public void Nothing_is_drawn_beyond_the_margins_however_long_its_words()
    {
        var word = string.Concat(Enumerable.Repeat("Donaudampfschifffahrt", 60));
        var pages = Pages(
            new KeyFigures([new KeyFigure(word, ReportValue.Of(word), word, Tone.AtRisk)]),
            new BarChart(word, word, [new Bar(word, ReportValue.Of(1)), new Bar(word, ReportValue.Of(word))]),
            new LineChart(word, word, 0, 10, [new LinePoint(new DateOnly(2026, 1, 1), 5)]),
            SampleReport.Table([word, new string('9', 3000)]));

        Assert.All(pages.SelectMany(page => page.Texts), text =>
        {
            Assert.InRange(text.X, Sheet.Left - 0.1, Sheet.Right);
            Assert.InRange(text.Y, 20, Sheet.PageHeight - Sheet.Top);
        });
    }

    [FontsFact]
    public void A_row_that_is_higher_than_a_page_goes_on_at_the_next_under_the_head()
    {
        var text = string.Join(' ', Enumerable.Range(0, 3000).Select(number => $"word{number:D4}"));
        var pages = Pages(SampleReport.Table(["before", text, "after"]));

        Assert.All(pages, page => Assert.Contains("Customer Score Renewal", page.Lines));
        var words = string.Join(' ', pages.SelectMany(page => page.Texts).Select(drawn => drawn.Text.Trim()).Where(drawn => drawn.StartsWith("word", StringComparison.Ordinal)));
        Assert.Equal(text, words);
        Assert.Contains(pages[^1].Texts, drawn => drawn.Text == "after");
    }

    [FontsFact]
    public void A_row_is_not_parted_where_it_fits_a_page()
    {
        var three = string.Join(' ', Enumerable.Repeat("three lines of words", 9));
        var pages = Pages(SampleReport.Table(Enumerable.Repeat(three, 60)));

        // The first line of a row has its score; a page that began with the rest of a row would begin without.
        Assert.All(pages.Skip(1), page => Assert.Contains(page.Texts, text => text.Y == page.Texts[3].Y && text.Text.Contains('.', StringComparison.Ordinal)));
    }

    [FontsFact]
    public void Numbers_end_at_one_line_under_their_head()
    {
        var page = Pages(new ReportTable("Sums", [new ReportColumn("Name"), new ReportColumn("Value", IsNumber: true)],
            [[ReportValue.Of("a"), ReportValue.Money(-1)], [ReportValue.Of("b"), ReportValue.Money(1_000_000)]], "None."))[0];

        // Digits of one font are equally wide: the longer number begins more to the left, and both show a true minus and separators.
        var small = page.Texts.Single(text => text.Text == "−1.00");
        var large = page.Texts.Single(text => text.Text == "1,000,000.00");
        Assert.InRange(small.X - large.X, 30, 45);
    }

    [FontsFact]
    public void Where_there_is_nothing_a_sentence_says_so()
    {
        var page = Assert.Single(Pages(
            SampleReport.Table([]),
            new KeyFigures([]),
            new BarChart("Bars", "There are none.", []),
            new LineChart("Line", "There are no days.", 0, 100, []),
            new LineChart("Gaps", "No day has a value.", 5, 5, [new LinePoint(new DateOnly(2026, 1, 1), null)])));

        Assert.Contains("There are no customers.", page.Lines);
        Assert.Equal(2, page.Lines.Count(line => line == "There is nothing to draw."));
        Assert.Contains("No day has a value.", page.Lines);
    }

    [FontsFact]
    public void A_band_has_its_word_beside_its_colour()
    {
        var page = Assert.Single(Pages(
            new KeyFigures([new KeyFigure("Score", ReportValue.Of(40), null, Tone.AtRisk)]),
            new BarChart("By industry", "Few.", [new Bar("Mining", ReportValue.Of(3), Tone.Neutral), new Bar("Retail", ReportValue.Of(3), Tone.Healthy)])));

        Assert.Contains("At risk", page.Lines);
        Assert.Contains("Healthy Neutral", page.Lines);
    }

    [FontsFact]
    public void Ten_thousand_rows_are_one_file_of_bearable_size()
    {
        var pdf = PdfReport.Render(SampleReport.Of(SampleReport.Table(Enumerable.Range(0, 10_000).Select(number => $"Customer {number}"))));

        Assert.InRange(pdf.Length, 1, 2_500_000);
        Assert.Contains("Customer 9999", ReadPdf.Pages(pdf)[^1].Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ReadPage> Pages(params ReportBlock[] blocks) => ReadPdf.Pages(PdfReport.Render(SampleReport.Of(blocks)));
}

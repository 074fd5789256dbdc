using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

public sealed class PdfTextTests
{
    /// <summary>Text that a report may meet; whatever it is, it is drawn.</summary>
    public static TheoryData<string> Hostile =>
    [
        "\u202Egnirts desrever\u202C", "\u0000\u0001\u001B[31m\u007F", "\uD800 half a pair \uDC00", new string('\u0301', 500), "a\u200B\u200D\uFE0Fb",
        "\uFFFE\uFFFF\U0010FFFF", "(\\)<>[]{}/%#", "' OR 1=1; -- <script>alert(1)</script>", "\r\n\t  ", "👨‍👩‍👧‍👦🇩🇪",
        "\uFDFA\u0640\u0640\u064B", "לא\u0591\u05B0 (x] [y)", "\u2066\u2067\u2068ab\u2069", new string('(', 200) + "א" + new string(')', 200),
        "﷽", "ि", "\u0644", "\u0644\u0627", " . ", "\u3000", "\u00A0",
    ];

    [FontsTheory, MemberData(nameof(Hostile))]
    public void Any_text_is_drawn_wherever_it_stands(string text)
    {
        var value = ReportValue.Of(text);
        var blocks = new ReportBlock[]
        {
            new KeyFigures([new KeyFigure(text, value, text)]),
            new BarChart(text, text, [new Bar(text, value)]),
            new LineChart(text, text, -5, 5, [new LinePoint(new DateOnly(2026, 1, 1), 1)]),
            new ReportTable(text, [new ReportColumn(text)], [[value]], text),
            new ReportTable(text, [new ReportColumn(text)], [], text),
        };

        var pdf = PdfReport.Render(new ReportDocument(text, text, SampleReport.AsOf, [new ReportSection(text, text, blocks), new ReportSection(text, null, [])]));

        Assert.NotEmpty(ReadPdf.Pages(pdf));
    }

    [FontsFact]
    public void What_no_font_has_is_a_box()
    {
        var page = Assert.Single(ReadPdf.Pages(PdfReport.Render(SampleReport.Of(SampleReport.Table(["Hieroglyphs 𓀀𓀁 & Co"])))));

        Assert.Contains("Hieroglyphs □□ & Co", page.Text, StringComparison.Ordinal);
    }

    [FontsFact]
    public void Only_fonts_that_are_needed_are_embedded()
    {
        var plain = ReadPdf.Pages(PdfReport.Render(SampleReport.Of(SampleReport.Table(["Contoso"]))))[0];
        var mixed = ReadPdf.Pages(PdfReport.Render(SampleReport.Of(SampleReport.Table(["Contoso 株式会社"]))))[0];

        Assert.Equal(["NotoSans,Bold", "NotoSansRegular"], plain.Texts.Select(text => text.Font).Distinct().Order());
        Assert.Contains(mixed.Texts, text => text is { Font: "NotoSansSCRegular", Text: "株式会社" });
    }

    [PopplerFact]
    public void Names_of_any_script_are_read_as_they_were_written()
    {
        var text = Poppler.Text(PdfReport.Render(SampleReport.Of(SampleReport.Table(SampleReport.Names))));

        // Poppler marks what runs from right to left.
        text = string.Concat(text.Where(character => character is not ('\u202A' or '\u202B' or '\u202C')));
        Assert.All(SampleReport.Names, name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [PopplerFact]
    public void The_file_is_tagged_with_heads_cells_and_what_pictures_show()
    {
        var pdf = PdfReport.Render(SampleReport.Whole);
        var info = Poppler.Info(pdf);
        var structure = Poppler.Info(pdf, "-struct-text");

        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Page size:\s+595\.28 x 841\.89 pts \(A4\)", info);
        Assert.Contains("CreationDate:    Sun Nov 22 05:40:00 2026", info, StringComparison.Ordinal);
        foreach (var tag in new[] { "H1", "H2", "H3", "Sect", "Table", "TR", "TH", "TD", "Figure" })
        {
            Assert.Matches($@"(?m)^\s+{tag}\b", structure);
        }
    }

    [FontsFact]
    public void A_picture_has_its_finding_and_its_values_in_words()
    {
        using var document = ReadPdf.Open(PdfReport.Render(SampleReport.Whole));
        var instead = document.Internals.GetAllObjects().OfType<PdfSharp.Pdf.PdfDictionary>()
            .Where(item => item.Elements.GetName("/S") == "/Figure").Select(item => item.Elements.GetString("/Alt")).ToArray();

        Assert.Equal(
            [
                "Software has the most. Software: 96 (Healthy). Retail: 40 (Neutral). Mining: 12 (At risk). Unknown: 0.",
                "It rose by 0.6. First 70.8 on 23 Oct 2026, last 71.4 on 22 Nov 2026, lowest 70.8 on 23 Oct 2026, highest 71.4 on 22 Nov 2026.",
            ],
            instead);
    }
}

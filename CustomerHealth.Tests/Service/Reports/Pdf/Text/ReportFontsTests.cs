using System.Text.RegularExpressions;
using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Service.Reports.Pdf.Text;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf.Text;

public sealed class ReportFontsTests
{
    private const string Folder = "CustomerHealth.Service/Reports/Pdf/Fonts";

    [Fact]
    public void Without_fonts_one_sentence_says_what_to_install()
    {
        var failure = Assert.Throws<MissingFontsException>(() => new ReportFonts(_ => null));

        Assert.Equal("This build has no fonts for PDF reports: install Node with npm and build again with its registry in reach.", failure.Message);
    }

    [Fact]
    public void One_missing_font_is_noticed_before_anything_is_drawn()
    {
        Assert.Throws<MissingFontsException>(() => new ReportFonts(file => file.Contains("KR", StringComparison.Ordinal) ? null : new MemoryStream()));
    }

    [Fact]
    public void The_build_embeds_what_reports_ask_for_and_nothing_else()
    {
        var embedded = Regex.Matches(Repository.Read($"{Folder}/fonts.targets"), "<ReportFont Include=\"[^\"]*/([^\"/]+)\"").Select(match => match.Groups[1].Value);

        Assert.Equal(new ReportFonts(_ => new MemoryStream()).All.Select(face => face.File).Distinct().Order(), embedded.Order());
    }

    [FontsFact]
    public void All_of_them_are_in_this_build()
    {
        Assert.All(ReportFonts.Embedded().All, face => Assert.NotEmpty(face.ReadAll()));
    }

    [Fact]
    public void Packages_are_pinned_to_the_content_of_a_version_and_to_no_registry()
    {
        var packages = Repository.ReadJson($"{Folder}/package-lock.json").GetProperty("packages").EnumerateObject().Where(package => package.Name != "").ToArray();

        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(package.Value.TryGetProperty("resolved", out _));
        });
        Assert.All(
            Repository.ReadJson($"{Folder}/package.json").GetProperty("dependencies").EnumerateObject(),
            package => Assert.Matches(@"^\d+\.\d+\.\d+$", package.Value.GetString()));
    }

    [FontsTheory]
    [InlineData('A', 639)]
    [InlineData(' ', 260)]
    [InlineData('1', 572)]
    [InlineData('Ж', 0)]
    public void Widths_are_those_of_the_font(char character, int thousandths)
    {
        var face = ReportFonts.Embedded().Main(isBold: false);

        Assert.True(face.Has(character));
        Assert.True(thousandths == 0 ? face.Advance(character) > 0.5 : Math.Abs(face.Advance(character) - (thousandths / 1000.0)) < 0.0005);
    }

    [FontsFact]
    public void What_a_font_has_is_as_PDFsharp_finds_it()
    {
        foreach (var face in ReportFonts.Embedded().All.DistinctBy(face => face.File))
        {
            PdfReport.Render(SampleReport.Of());
            var font = new PdfSharp.Drawing.XFont(face.Family, 10);
            foreach (var codePoint in new[] { 0x20, 0x41, 0xE9, 0x3B1, 0x416, 0x5D0, 0x627, 0xE01, 0x905, 0x4E00, 0xAC00, 0x25A1, 0xFFFF, 0x1F600, 0x20BB7 })
            {
                Assert.Equal(PdfSharp.Fonts.GlyphHelper.GlyphIndexFromCodePoint(codePoint, font), face.Glyph(codePoint));
            }
        }
    }
}

using CustomerHealth.Service.Reports.Pdf.Text;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf.Text;

/// <summary>Every character is one wide.</summary>
public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("aa bb cc", 5, "aa bb|cc")]
    [InlineData("aa bb", 2, "aa|bb")]
    [InlineData("aaaaaa", 4, "aaaa|aa")] // a word longer than a line is cut
    [InlineData("a bbbbbb", 4, "a|bbbb|bb")]
    [InlineData("aa-bb", 4, "aa-|bb")]
    [InlineData("a 2026-11", 6, "a|2026-1|1")] // no break between hyphen and digit
    [InlineData("48\u00A0000 x", 6, "48\u00A0000|x")]
    [InlineData("株式会社サンプル", 5, "株式会社サ|ンプル")]
    [InlineData("株式会社、例", 4, "株式会|社、例")] // a closing mark does not begin a line
    [InlineData("株式「例」", 3, "株式|「例」")] // an opening one does not end it
    [InlineData("e\u0301\u0301\u0301", 2, "e\u0301\u0301\u0301")] // marks stay with their letter
    [InlineData("", 5, "")]
    public void Lines_end_where_they_may(string text, int width, string expected)
    {
        var codePoints = PlainText.CodePoints(text);

        var lines = LineBreaks.Of(codePoints, [.. codePoints.Select(_ => 1.0)], width);

        Assert.Equal(expected, string.Join('|', lines.Select(line =>
            string.Concat(codePoints.GetRange(line.Start, line.End - line.Start).Select(char.ConvertFromUtf32)))));
    }
}

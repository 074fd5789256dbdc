using CustomerHealth.Service.Reports.Pdf.Text;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf.Text;

/// <summary>Hebrew letters alef, bet, gimel stand for text from right to left; what is expected is as drawn, from left to right.</summary>
public sealed class BidirectionalTests
{
    [Theory]
    [InlineData("אבג", "גבא")]
    [InlineData("abc אבג", "abc גבא")]
    [InlineData("אבג abc", "abc גבא")] // the paragraph goes as its first letter
    [InlineData("אב 123 גד", "דג 123 בא")] // numbers stay as they are
    [InlineData("אב 1,234.50 גד", "דג 1,234.50 בא")]
    [InlineData("אב 50%", "50% בא")]
    [InlineData("ABC אב 12", "ABC 12 בא")]
    [InlineData("(אב)", "(בא)")] // brackets turn with the text
    [InlineData("abc (אב) def", "abc (בא) def")]
    [InlineData("אב abc (12) גד", "דג abc (12) בא")] // a pair stands at one text
    [InlineData("אב (abc) גד", "דג (abc) בא")]
    [InlineData("abc אב, גד def", "abc דג ,בא def")]
    [InlineData("ع 12 ب", "ب 12 ع")]
    [InlineData("שָ", "שָ")] // a mark stays behind its letter
    public void Text_is_drawn_in_the_order_of_its_scripts(string text, string expected)
    {
        var codePoints = PlainText.CodePoints(text);
        var levels = Bidirectional.Levels(codePoints, out var paragraph);

        var drawn = Bidirectional.Visual(codePoints, levels, 0, codePoints.Count, paragraph);

        Assert.Equal(expected, string.Concat(drawn.Select(char.ConvertFromUtf32)));
    }

    [Fact]
    public void Each_line_is_ordered_by_itself()
    {
        var codePoints = PlainText.CodePoints("אב גד");
        var levels = Bidirectional.Levels(codePoints, out var paragraph);

        Assert.Equal("בא", Line(0, 2));
        Assert.Equal("דג", Line(3, 5));

        string Line(int start, int end) =>
            string.Concat(Bidirectional.Visual(codePoints, levels, start, end, paragraph).Select(char.ConvertFromUtf32));
    }

    [Fact]
    public void Text_without_Hebrew_or_Arabic_needs_none_of_it()
    {
        Assert.False(Bidirectional.IsNeeded(PlainText.CodePoints("Øresund 株式会社 12 %")));
        Assert.True(Bidirectional.IsNeeded(PlainText.CodePoints("Contoso ש")));
    }
}

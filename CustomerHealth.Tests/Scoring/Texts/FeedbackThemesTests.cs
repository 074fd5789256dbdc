using CustomerHealth.Scoring.Texts;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Texts;

public sealed class FeedbackThemesTests
{
    [Fact]
    public void Words_of_praise_and_complaint_are_counted_whatever_their_case()
    {
        var themes = FeedbackThemes.Of(["Great support, FAST too. Great!", "slow, slow exports", "great but Slow; fast"]);

        Assert.Equal([new Theme("great", 3), new Theme("fast", 2)], themes.Positive);
        Assert.Equal([new Theme("slow", 3)], themes.Negative);
    }

    [Fact]
    public void Parts_of_words_are_none()
    {
        var themes = FeedbackThemes.Of(["goodness badly", "", "12 ..."]);

        Assert.Empty(themes.Positive);
        Assert.Empty(themes.Negative);
    }

    [Fact]
    public void Of_each_at_most_ten_are_shown_those_alike_by_the_alphabet()
    {
        var themes = FeedbackThemes.Of(["love happy satisfied clear smooth knowledgeable professional stable reliable intuitive easy quick easy"]);

        Assert.Equal(
            ["easy", "clear", "happy", "intuitive", "knowledgeable", "love", "professional", "quick", "reliable", "satisfied"],
            themes.Positive.Select(theme => theme.Word));
    }

    [Fact]
    public void A_word_that_is_not_among_the_hundred_commonest_is_no_theme()
    {
        var common = string.Join(' ', Enumerable.Range(0, 100).Select(number => $"x{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}"));

        Assert.Equal([new Theme("great", 3)], FeedbackThemes.Of([common, common, "great great great bad"]).Positive);
        Assert.Empty(FeedbackThemes.Of([common, common, "great great great bad"]).Negative);
    }
}

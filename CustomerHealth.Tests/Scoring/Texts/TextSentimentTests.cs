using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Texts;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Texts;

public sealed class TextSentimentTests
{
    [Theory]
    [InlineData("", Sentiment.Neutral)]
    [InlineData("They moved to the new office.", Sentiment.Neutral)]
    [InlineData("Very happy with the roll-out.", Sentiment.Positive)]
    [InlineData("The export is SLOW again, and they are frustrated!", Sentiment.Negative)]
    [InlineData("great", Sentiment.Positive)]
    [InlineData("bad", Sentiment.Negative)]
    [InlineData("great but slow", Sentiment.Neutral)]
    [InlineData("goodness, badly", Sentiment.Neutral)]
    [InlineData("love/love\nlove", Sentiment.Positive)]
    [InlineData("\ud83d great \ud83d\ude80", Sentiment.Positive)]
    public void Words_give_a_note_its_tone(string note, Sentiment sentiment) => Assert.Equal(sentiment, TextSentiment.Of(note));

    [Theory]
    [InlineData(13, 7, Sentiment.Positive)] // 6 of 20 is 0.3.
    [InlineData(64, 36, Sentiment.Neutral)] // 28 of 100.
    [InlineData(36, 64, Sentiment.Neutral)]
    [InlineData(7, 13, Sentiment.Negative)]
    [InlineData(2, 1, Sentiment.Positive)] // A third.
    [InlineData(4, 3, Sentiment.Neutral)] // A seventh.
    public void Three_tenths_decide_and_the_bound_belongs_to_the_tone(int positive, int negative, Sentiment sentiment)
    {
        var words = Enumerable.Repeat("great", positive).Concat(Enumerable.Repeat("awful", negative));

        Assert.Equal(sentiment, TextSentiment.Of(string.Join(' ', words)));
    }

    [Fact]
    public void Nothing_is_allocated_however_long_the_note()
    {
        var note = string.Join(' ', Enumerable.Repeat("A great meeting about a slow export.", 1_000));
        TextSentiment.Of(note);

        var before = GC.GetAllocatedBytesForCurrentThread();
        TextSentiment.Of(note);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

using System.Collections.Frozen;

namespace CustomerHealth.Scoring.Texts;

/// <summary>Words of feedback that name what is good or bad about a product and the people behind it.</summary>
internal static class ThemeWords
{
    public static FrozenSet<string> Positive { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "excellent", "great", "good", "amazing", "fantastic", "helpful", "friendly", "responsive", "fast", "quick", "easy", "intuitive",
        "reliable", "stable", "professional", "knowledgeable", "smooth", "clear", "satisfied", "happy", "love");

    public static FrozenSet<string> Negative { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "slow", "bad", "poor", "terrible", "difficult", "confusing", "complicated", "unreliable", "unstable", "buggy", "bugs", "crash",
        "crashes", "broken", "expensive", "unresponsive", "delay", "delays", "missing", "frustrating", "disappointed");
}

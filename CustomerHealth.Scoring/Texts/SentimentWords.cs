using System.Collections.Frozen;

namespace CustomerHealth.Scoring.Texts;

/// <summary>The words that give a note its tone: what people write about a customer when things go well, and when they do not.</summary>
internal static class SentimentWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Positive = Lookup(
        "happy", "satisfied", "pleased", "delighted", "thrilled", "great", "excellent", "good", "wonderful", "fantastic", "impressed",
        "love", "loves", "appreciate", "appreciated", "thanks", "thankful", "helpful", "smooth", "success", "successful", "positive",
        "praised", "recommend", "excited", "resolved");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Negative = Lookup(
        "unhappy", "dissatisfied", "disappointed", "disappointing", "frustrated", "frustrating", "angry", "upset", "annoyed", "bad",
        "poor", "terrible", "awful", "worst", "slow", "broken", "bug", "bugs", "crash", "outage", "issue", "issues", "problem",
        "problems", "complaint", "complained", "fail", "failed", "failure", "delayed", "cancel", "unacceptable", "concerned");

    public static bool IsPositive(ReadOnlySpan<char> word) => Positive.Contains(word);

    public static bool IsNegative(ReadOnlySpan<char> word) => Negative.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params ReadOnlySpan<string> words) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, words).GetAlternateLookup<ReadOnlySpan<char>>();
}

using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>Everything ever seen of one kind of event, however old.</summary>
/// <param name="Events">How many events; stays at the greatest long rather than wrapping round.</param>
/// <param name="Sum">The sum of their counts (a purchase's quantity; 1 for a kind without a count); saturates as well.</param>
/// <param name="First">When the earliest occurred; null without events.</param>
/// <param name="Last">When the latest occurred; null without events.</param>
public readonly record struct ActivityTotals(long Events, long Sum, DateTimeOffset? First, DateTimeOffset? Last)
{
    internal ActivityTotals With(DateTimeOffset occurred, long count) => new(
        Amounts.Add(Events, 1),
        Amounts.Add(Sum, count),
        First is { } first && first < occurred ? first : occurred,
        Last is { } last && last > occurred ? last : occurred);

    internal void Write(CompactWriter writer)
    {
        writer.Number(Events);
        writer.Number(Sum);
        writer.Time(First.GetValueOrDefault());
        writer.Time(Last.GetValueOrDefault());
    }

    internal static ActivityTotals Read(ref CompactReader reader) =>
        new(reader.Number(), reader.Number(), reader.Time(), reader.Time());
}

/// <summary>What the customer ever bought.</summary>
/// <param name="Count">How many purchases.</param>
/// <param name="Amount">
/// The sum of their amounts, each taken to four decimals half-even so that the sum is exact in any order; stays at 10²⁴.
/// </param>
public readonly record struct PurchaseTotals(long Count, decimal Amount)
{
    /// <summary>What a purchase came to on the average, not rounded; null without one.</summary>
    public decimal? MeanAmount => Count == 0 ? null : Amount / Count;
}

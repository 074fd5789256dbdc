namespace CustomerHealth.Scoring.Relationships;

/// <summary>
/// Recency, frequency and monetary value as they are, in no quintiles (Hughes, "Strategic Database Marketing", 1994, sorts by the same three).
/// </summary>
/// <param name="Recency">Days since the last purchase, 0 on its day; 0 for one that another clock puts ahead.</param>
/// <param name="Frequency">How many purchases, 1 or more.</param>
/// <param name="Monetary">The lifetime value.</param>
public readonly record struct RfmPoint(int Recency, long Frequency, decimal Monetary)
{
    /// <summary>Null for a customer that never bought anything: it has no recency.</summary>
    public static RfmPoint? Of(CustomerValue value, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.LastPurchase is { } last
            ? new RfmPoint(Math.Max(0, today.DayNumber - last.DayNumber), value.Purchases, value.LifetimeValue)
            : null;
    }
}

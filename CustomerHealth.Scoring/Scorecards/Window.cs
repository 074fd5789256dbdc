namespace CustomerHealth.Scoring;

/// <summary>Which time a measure looks at.</summary>
public enum WindowKind
{
    /// <summary>Everything ever seen.</summary>
    AllTime,

    /// <summary>The UTC days after the as-of day minus some calendar months, up to and including the as-of day.</summary>
    MonthsBack,

    /// <summary>The UTC days after the as-of day minus some days, up to and including the as-of day.</summary>
    DaysBack,

    /// <summary>The calendar month before the as-of day's month, compared with the month before that.</summary>
    MonthOverMonth,
}

/// <summary>The window of a measure.</summary>
/// <param name="Months">How many months back, 1–4; 0 for the other kinds.</param>
/// <param name="DividedBy">What the count is divided by, 1 or more: 12 makes three months a weekly figure.</param>
/// <param name="Days">How many days back, 1–366; 0 for the other kinds.</param>
public sealed record Window(WindowKind Kind, int Months = 0, int DividedBy = 1, int Days = 0)
{
    /// <summary>The day before the first one; everything counts for the kinds that do not look back a while.</summary>
    internal DateOnly After(DateOnly asOf) => Kind switch
    {
        WindowKind.MonthsBack => asOf.AddMonths(-Months),
        WindowKind.DaysBack => asOf.AddDays(-Days),
        _ => DateOnly.MinValue,
    };
}

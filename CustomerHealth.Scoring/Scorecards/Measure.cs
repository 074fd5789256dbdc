namespace CustomerHealth.Scoring;

/// <summary>One part of a score: a signal, read over a window, turned into points by a curve, and weighed.</summary>
/// <param name="Key">Unique within the scorecard.</param>
/// <param name="Unit">What the value counts, in the plural: "logins a week".</param>
/// <param name="UnitOne">The same for exactly one.</param>
/// <param name="WeightMilli">The points it can earn, in milli-points, as long as every measure takes part.</param>
/// <param name="Missing">What holds while no event of its kind was ever seen.</param>
public sealed record Measure(
    string Key,
    string Title,
    string Unit,
    string UnitOne,
    SignalKind Signal,
    Window Window,
    Curve Curve,
    int WeightMilli,
    MissingData Missing);

/// <summary>What a measure reads.</summary>
public enum SignalKind
{
    /// <summary>Sum of login counts.</summary>
    Logins,

    /// <summary>Sum of feature uses.</summary>
    FeatureUses,

    /// <summary>Sum of API calls.</summary>
    ApiCalls,

    /// <summary>How many different features were ever used.</summary>
    DistinctFeatures,

    /// <summary>How many tickets are open or pending.</summary>
    UnresolvedTickets,

    /// <summary>
    /// Mean weight of the unresolved tickets: open ones low 1, medium 2, high or critical 5; pending ones 1. 0 without any.
    /// </summary>
    TicketBurden,

    /// <summary>Invoices paid on the due date or before, in percent of all invoices. An unpaid one is not on time.</summary>
    InvoicesOnTime,
}

/// <summary>Which time a measure looks at.</summary>
public enum WindowKind
{
    /// <summary>Everything ever seen.</summary>
    AllTime,

    /// <summary>The UTC days after the as-of day minus some calendar months, up to and including the as-of day.</summary>
    MonthsBack,

    /// <summary>The calendar month before the as-of day's month, compared with the month before that.</summary>
    MonthOverMonth,
}

/// <summary>The window of a measure.</summary>
/// <param name="Months">How many months back, 1–4; 0 for the other kinds.</param>
/// <param name="DividedBy">What the count is divided by, 1 or more: 12 makes three months a weekly figure.</param>
public sealed record Window(WindowKind Kind, int Months = 0, int DividedBy = 1);

/// <summary>What a measure without any data earns.</summary>
/// <param name="Excluded">It takes no part, and the weights of the others scale up to 100 %.</param>
/// <param name="PointsMilli">Otherwise these points, 0–100,000 milli-points, before weighing.</param>
public sealed record MissingData(bool Excluded, int PointsMilli);

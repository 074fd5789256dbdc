using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring.Relationships;

/// <summary>What a customer is worth, and what of its relationship to us lists and rules need: read from the signals, no clock in it.</summary>
public sealed partial record CustomerValue
{
    /// <summary>Of a customer that neither bought anything nor has a project, was not asked and named nobody.</summary>
    public static CustomerValue None { get; } = new();

    public long Purchases { get; init; }

    /// <summary>The sum of the purchases, exact to four decimals.</summary>
    public decimal PurchaseAmount { get; init; }

    /// <summary>UTC, as all days; null without a purchase.</summary>
    public DateOnly? FirstPurchase { get; init; }

    public DateOnly? LastPurchase { get; init; }

    /// <summary>Those that run or were completed.</summary>
    public int Projects { get; init; }

    /// <summary>The sum of those.</summary>
    public decimal ProjectAmount { get; init; }

    /// <summary>The latest day that a project speaks of, whatever its state unless it was cancelled; it may lie ahead.</summary>
    public DateOnly? LastProject { get; init; }

    public int Referrals { get; init; }

    public decimal ReferralValue { get; init; }

    public bool IsReferralPartner { get; init; }

    /// <summary>The latest answer to "would you recommend us?" as it was given; null without one.</summary>
    public RatedAnswer? Recommendation { get; init; }

    /// <summary>
    /// The latest day of a login, a use, a call, a ticket, an invoice or a survey, if it is later than purchases and projects. Known only
    /// where there is an interaction, a purchase or a project beside: of others nobody asks how long the relationship has been silent.
    /// </summary>
    public DateOnly? LastSign { get; init; }

    /// <summary>Purchases and the projects that run or were completed: one number, 0 or more.</summary>
    public decimal LifetimeValue => Amounts.Add(PurchaseAmount, ProjectAmount);

    /// <summary>Something was bought, or there is a project that counts.</summary>
    public bool HasLifetimeValue => Purchases > 0 || Projects > 0;

    /// <summary>Per project that counts, rounded down to a whole number; 0 without one.</summary>
    public decimal AverageProjectValue => Projects == 0 ? 0 : decimal.Floor(ProjectAmount / Projects);

    /// <summary>Per purchase, not rounded; null without one.</summary>
    public decimal? MeanOrderValue => Purchases == 0 ? null : PurchaseAmount / Purchases;

    /// <summary>Reads it from the signals. Pure.</summary>
    public static CustomerValue Of(CustomerSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var bought = signals.Totals(EventKind.Purchase);
        var (projects, amount) = RelationshipReadings.CountedProjects(signals.ProjectSpan);
        var answer = RelationshipReadings.LatestRecommendation(signals.SurveySpan);
        var value = new CustomerValue
        {
            Purchases = bought.Events,
            PurchaseAmount = signals.Purchases.Amount,
            FirstPurchase = DayOf(bought.First),
            LastPurchase = DayOf(bought.Last),
            Projects = projects,
            ProjectAmount = amount,
            LastProject = LastProjectOf(signals.ProjectSpan),
            Referrals = signals.Referrals?.Count ?? 0,
            ReferralValue = signals.Referrals?.Value ?? 0,
            IsReferralPartner = signals.Referrals?.Partner ?? false,
            Recommendation = answer is null ? null : new RatedAnswer(answer.Score, answer.Scale),
        };
        return value with { LastSign = LastSignOf(signals, value) };
    }

    private static DateOnly? LastProjectOf(ReadOnlySpan<ProjectSignal> projects)
    {
        DateOnly? last = null;
        foreach (var project in projects)
        {
            if (project.Status != Events.ProjectStatus.Cancelled && !(project.LastDay <= last))
                last = project.LastDay;
        }

        return last;
    }

    private static DateOnly? LastSignOf(CustomerSignals signals, CustomerValue value)
    {
        if (value.LastPurchase is null && value.LastProject is null && !HasContact(signals.InteractionSpan))
            return null;

        DateTimeOffset? last = null;
        foreach (var kind in (ReadOnlySpan<EventKind>)
            [EventKind.Login, EventKind.FeatureUsed, EventKind.ApiCalled, EventKind.Ticket, EventKind.Invoice, EventKind.Survey])
        {
            if (signals.Totals(kind).Last is { } seen && !(seen <= last))
                last = seen;
        }

        return DayOf(last) is { } day && !(day <= value.LastPurchase) && !(day <= value.LastProject) ? day : null;
    }

    private static bool HasContact(ReadOnlySpan<InteractionSignal> contacts)
    {
        foreach (var contact in contacts)
        {
            if (!contact.Withdrawn)
                return true;
        }

        return false;
    }

    private static DateOnly? DayOf(DateTimeOffset? moment) => moment is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}

/// <summary>A score as it was given.</summary>
/// <param name="Score">0 to <paramref name="Scale"/>.</param>
/// <param name="Scale">The highest score possible.</param>
public readonly record struct RatedAnswer(int Score, int Scale)
{
    /// <summary>The same on the scale to ten, not rounded; 0 where there is no scale.</summary>
    public decimal OfTen => Scale == 0 ? 0 : 10m * Score / Scale;
}

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>All that the dashboards of the success manager show of some customers; the sum of two is that of both.</summary>
/// <param name="Renewals">Contracts that end soon.</param>
public sealed record SuccessRollup(
    SuccessFigures Figures, HealthDays Health, SurveyMonths Surveys, IReadOnlyList<Renewal> Renewals, ActivityFeed Activity)
{
    /// <summary>Of nobody.</summary>
    public static SuccessRollup Empty { get; } = Sum([]);

    /// <param name="before">The days of the same customers as they were known last; null where nothing was.</param>
    public static SuccessRollup Of(ShardAccounts accounts, HealthDays? before, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new SuccessRollup(
            SuccessFigures.Of(accounts, now),
            HealthDays.Of(accounts.Customers, today, before),
            SurveyMonths.Of(accounts),
            Renewal.Of(accounts.Customers, today),
            ActivityFeed.Of(accounts, now));
    }

    public static SuccessRollup Sum(IReadOnlyCollection<SuccessRollup> parts) => new(
        SuccessFigures.Sum([.. parts.Select(part => part.Figures)]),
        HealthDays.Sum([.. parts.Select(part => part.Health)]),
        SurveyMonths.Sum(parts.Select(part => part.Surveys)),
        Renewal.Sum(parts.Select(part => part.Renewals)),
        ActivityFeed.Sum([.. parts.Select(part => part.Activity)]));
}

/// <summary>The trends, as a document of their own: they are the largest part, and two views of nine need them.</summary>
public sealed record SuccessTrends(HealthDays Health, SurveyMonths Surveys);

/// <summary>The list of renewals, as a document of its own.</summary>
public sealed record RenewalList(IReadOnlyList<Renewal> Renewals);

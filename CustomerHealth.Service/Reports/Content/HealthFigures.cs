using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a health summary counts of some customers; the sum of two is that of both.</summary>
/// <param name="Days">As far back as the customers remember.</param>
/// <param name="Trends">Customers with a score, by where it is heading.</param>
/// <param name="AtRisk">Customers below <see cref="SuccessHealth.AtRiskBelow"/> points.</param>
/// <param name="Lowest">Those among them with the lowest scores, the lowest first; at most <see cref="MostLowest"/>.</param>
internal sealed record HealthFigures(
    SuccessFigures Standing,
    HealthDays Days,
    IReadOnlyDictionary<TrendDirection, int> Trends,
    int AtRisk,
    IReadOnlyList<CustomerAtRisk> Lowest)
{
    public const int MostLowest = 10;

    public static HealthFigures Of(ShardAccounts accounts, ReportTerms terms)
    {
        var scored = accounts.Customers
            .Select(customer => (Customer: customer, Standing: SuccessStanding.Latest(customer, terms.Today)))
            .Where(pair => pair.Standing is not null)
            .Select(pair => (pair.Customer, Standing: pair.Standing!.Value))
            .ToList();
        var atRisk = scored.Where(pair => pair.Standing.Scores.Overall < SuccessHealth.AtRiskBelow).ToList();
        return new HealthFigures(
            SuccessFigures.Of(accounts, terms.AsOf),
            HealthDays.Of(accounts.Customers, terms.Today, null),
            new SuccessPortfolio([.. scored.Select(pair => pair.Standing)]).ByTrend,
            atRisk.Count,
            [
                .. atRisk.OrderBy(pair => pair.Standing.Scores.Overall).ThenBy(pair => pair.Customer.Profile.Id, StringComparer.Ordinal)
                    .Take(MostLowest)
                    .Select(pair => CustomerAtRisk.Of(pair.Customer, pair.Standing)),
            ]);
    }

    public static HealthFigures Sum(IReadOnlyCollection<HealthFigures> parts) => new(
        SuccessFigures.Sum([.. parts.Select(part => part.Standing)]),
        HealthDays.Sum([.. parts.Select(part => part.Days)]),
        Enum.GetValues<TrendDirection>().ToDictionary(trend => trend, trend => parts.Sum(part => part.Trends[trend])),
        parts.Sum(part => part.AtRisk),
        [
            .. parts.SelectMany(part => part.Lowest)
                .OrderBy(customer => customer.Points).ThenBy(customer => customer.Id, StringComparer.Ordinal)
                .Take(MostLowest),
        ]);
}

/// <summary>A customer that somebody should look at.</summary>
/// <param name="Points">Whole points of the success score.</param>
/// <param name="Concerns">What loses most of the missing points, in words.</param>
internal sealed record CustomerAtRisk(string Id, string Name, string? Manager, int Points, TrendDirection Trend, string Concerns)
{
    private const int MostConcerns = 2;

    public static CustomerAtRisk Of(CustomerSummary customer, SuccessStanding standing) => new(
        customer.Profile.Id,
        customer.Profile.Name,
        customer.Profile.Account.AccountManager,
        standing.Scores.Overall,
        standing.Trend,
        ConcernsOf(customer.Scores[BuiltInScorecards.Success.Name].Evaluation));

    private static string ConcernsOf(in Evaluation evaluation) => string.Join(
        ", ",
        Explanation.Of(evaluation.Scorecard, evaluation)
            .Where(line => line.Lost > 0)
            .OrderByDescending(line => line.Lost)
            .Take(MostConcerns)
            .Select(line => $"{line.Title} ({PageText.SignedPoints(-line.Lost)} points)"));
}

using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What an executive summary counts of some customers; the sum of two is that of both.</summary>
/// <param name="Days">As far back as the customers remember.</param>
/// <param name="Answers">To surveys, in the period.</param>
/// <param name="Interactions">Held in the period.</param>
/// <param name="Raised">Alerts raised in the period.</param>
/// <param name="Resolved">Alerts resolved, ended or put off in the period.</param>
/// <param name="UrgentCount">Open alerts of high or critical severity.</param>
/// <param name="Urgent">The latest of them, the newest first; at most <see cref="MostUrgent"/>.</param>
internal sealed record ExecutiveFigures(
    SuccessFigures Standing,
    HealthDays Days,
    SurveyStatistics Answers,
    int Interactions,
    int Raised,
    int Resolved,
    int UrgentCount,
    IReadOnlyList<UrgentAlert> Urgent)
{
    public const int MostUrgent = 5;

    public static ExecutiveFigures Of(ShardAccounts accounts, ReportTerms terms)
    {
        var urgent = AlertOverview.UrgentOf(accounts.Alerts, terms.AsOf).ToList();
        return new ExecutiveFigures(
            SuccessFigures.Of(accounts, terms.AsOf),
            HealthDays.Of(accounts.Customers, terms.Today, null),
            SurveyAnalytics.StatisticsOf(accounts.Surveys.Where(survey => terms.Period.Includes(survey.Day))),
            accounts.Interactions.Count(interaction => terms.Includes(interaction.HeldAt)),
            accounts.Alerts.Count(alert => terms.Includes(alert.Raised)),
            accounts.Alerts.Count(alert => alert.SettledAt(terms.AsOf) is { } settled && terms.Includes(settled)),
            urgent.Count,
            [.. urgent.Take(MostUrgent).Select(alert => new UrgentAlert(alert, accounts.Find(alert.CustomerId)?.Profile.Name))]);
    }

    public static ExecutiveFigures Sum(IReadOnlyCollection<ExecutiveFigures> parts) => new(
        SuccessFigures.Sum([.. parts.Select(part => part.Standing)]),
        HealthDays.Sum([.. parts.Select(part => part.Days)]),
        parts.Aggregate(default(SurveyStatistics), (sum, part) => sum.Plus(part.Answers)),
        parts.Sum(part => part.Interactions),
        parts.Sum(part => part.Raised),
        parts.Sum(part => part.Resolved),
        parts.Sum(part => part.UrgentCount),
        [
            .. parts.SelectMany(part => part.Urgent)
                .OrderByDescending(urgent => urgent.Alert.Raised).ThenBy(urgent => urgent.Alert.Id)
                .Take(MostUrgent),
        ]);
}

/// <param name="Customer">Its name; null where the customer's row could not be read.</param>
internal sealed record UrgentAlert(CustomerAlert Alert, string? Customer);

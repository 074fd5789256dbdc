using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// The contract ends within 90, 60 or 30 days: an episode each, begun by the daily check, the nearer one in place of the farther. The last
/// one rises as the end comes near, and does not end when that day is over: then somebody has to act all the more.
/// </summary>
public sealed class ContractExpiryRule : IAlertRule
{
    /// <summary>Of an episode's key; the licences' are of the same type.</summary>
    public const string KeyPrefix = "contract.";

    private static readonly int[] NearestFirst = [Expiry.Near, 60, 90];

    public string Type => AlertTypes.ContractExpiry;

    public string Prefix => KeyPrefix;

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (view.Status == CustomerStatus.Churned || view.Signals.Contract is not { EndDate: { } end } contract)
        {
            yield break;
        }

        var days = end.DayNumber - view.Today.DayNumber;
        var mayBegin = view.Due.HasFlag(AlertChecks.Contract) && days >= 0;
        var reached = NearestFirst.Where(threshold => days <= threshold);

        // Until the check comes by and begins the nearer one, the farther one stands: between the two there is no gap.
        var threshold = mayBegin
            ? reached.FirstOrDefault()
            : reached.FirstOrDefault(threshold => view.Book.Find(Type, KeyOf(end, threshold)) is not null);
        if (threshold > 0)
        {
            yield return Episode(contract, end, threshold, days, mayBegin);
        }
    }

    public string WhyEnded(AlertView view, OpenEpisode episode) =>
        view.Status == CustomerStatus.Churned ? "The customer has churned."
        : view.Signals.Contract?.EndDate is not { } end ? "The contract has no last day any more."
        : NearestFirst.All(threshold => KeyOf(end, threshold) != episode.Key) ? $"The contract ends on {end:yyyy-MM-dd} now."
        : "The end has come nearer, and a later alert says so.";

    private static StandingEpisode Episode(ContractSignal contract, DateOnly end, int threshold, int days, bool mayBegin)
    {
        var severity = threshold > Expiry.Near ? AlertSeverity.Low : Expiry.SeverityOf(days);
        var value = contract.Value is { } worth ? $" It is worth {worth:N2}." : string.Empty;
        return new StandingEpisode(
            KeyOf(end, threshold),
            severity,
            $"Contract Expiring {Expiry.In(days, "Day")}",
            $"The contract {Expiry.Sentence(end, days)}.{value} A later end date, once it is agreed, ends this alert.",
            mayBegin);
    }

    private static string KeyOf(DateOnly end, int threshold) => $"{KeyPrefix}{end:yyyyMMdd}.{threshold}";
}

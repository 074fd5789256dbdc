using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// The licence of a product in use ends within 30 days: an episode per deployment and day of the end, begun by the daily check. Like the
/// contract's it rises as the end comes near and outlives it.
/// </summary>
public sealed class LicenseExpiryRule : IAlertRule
{
    /// <summary>Of an episode's key; the contracts' are of the same type.</summary>
    public const string KeyPrefix = "license.";

    public string Type => AlertTypes.ContractExpiry;

    public string Prefix => KeyPrefix;

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (view.Status == CustomerStatus.Churned)
        {
            yield break;
        }

        foreach (var deployment in view.Signals.Deployments)
        {
            if (deployment is { Active: true, LicenseExpiry: { } end } && end.DayNumber - view.Today.DayNumber is var days and <= Expiry.Near)
            {
                yield return new StandingEpisode(
                    KeyOf(deployment, end),
                    Expiry.SeverityOf(days),
                    $"{deployment.Product} License Expiring {Expiry.In(days, "Day")}",
                    $"The {deployment.LicenseType ?? "licence"} of {deployment.Product} {Expiry.Sentence(end, days)}. "
                    + "A later expiry of the deployment, or its end, ends this alert.",
                    view.Due.HasFlag(AlertChecks.License) && days >= 0);
            }
        }
    }

    public string WhyEnded(AlertView view, OpenEpisode episode)
    {
        var deployment = view.Signals.Deployments.FirstOrDefault(
            known => episode.Key.StartsWith(KeyOf(known), StringComparison.Ordinal));
        return view.Status == CustomerStatus.Churned ? "The customer has churned."
            : deployment is not { Active: true } ? "The product is no longer in use."
            : deployment.LicenseExpiry is { } end ? $"The licence of {deployment.Product} ends on {end:yyyy-MM-dd} now."
            : $"The licence of {deployment.Product} has no last day any more.";
    }

    private static string KeyOf(DeploymentSignal deployment, DateOnly end) => $"{KeyOf(deployment)}{end:yyyyMMdd}";

    /// <summary>By a hash, since a deployment's id is a sender's text.</summary>
    private static string KeyOf(DeploymentSignal deployment) => $"{KeyPrefix}{EventKey.Of("deployment", deployment.Id)}.";
}

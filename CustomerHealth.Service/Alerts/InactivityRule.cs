using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// Nobody has been in contact with a customer for 30 days, today included. The daily check begins the episode, the next interaction ends
/// it. Where there never was one, the days count from when the customer was created and somebody began to look after it.
/// </summary>
public sealed class InactivityRule : IAlertRule
{
    public const string KeyPrefix = "since.";

    private const int Days = 30;

    public string Type => AlertTypes.Inactivity;

    public string Prefix => KeyPrefix;

    public IEnumerable<StandingEpisode> Standing(AlertView view)
    {
        if (view.Status is not (CustomerStatus.Active or CustomerStatus.AtRisk) || !view.Signals.IsManaged)
        {
            yield break;
        }

        var last = LastContact(view);
        var open = view.Book.Episodes.FirstOrDefault(episode => episode.Rule == Type);
        var since = last ?? BeganOn(view);
        if (view.Today.DayNumber - since.DayNumber >= Days || (last is null && open is not null))
        {
            yield return new StandingEpisode(
                open?.Key ?? $"{KeyPrefix}{since:yyyyMMdd}",
                AlertSeverity.Medium,
                "Customer Inactivity Alert",
                last is null
                    ? $"No interaction was ever logged; the customer has been here since {since:yyyy-MM-dd}. Get in touch, and log it."
                    : $"The last interaction was on {since:yyyy-MM-dd}, {view.Today.DayNumber - since.DayNumber} days ago. Get in touch, and log it.",
                view.Due.HasFlag(AlertChecks.Inactivity));
        }
    }

    public string WhyEnded(AlertView view, OpenEpisode episode) =>
        view.Status switch
        {
            CustomerStatus.Churned => "The customer has churned.",
            CustomerStatus.Onboarding => "The customer is being onboarded.",
            _ => $"There was an interaction on {LastContact(view):yyyy-MM-dd}.",
        };

    private static DateOnly? LastContact(AlertView view)
    {
        DateOnly? last = null;
        foreach (var interaction in view.Signals.Interactions)
        {
            if (interaction.WasHeld(DateOnly.MinValue, view.Today) && DayOf(interaction.Held) is var day && !(day <= last))
            {
                last = day;
            }
        }

        return last;
    }

    /// <summary>
    /// The day the customer was created, or when there was first something to look after, whichever is later: the contract's first day, or
    /// the first deployment. An edit of the contract does not begin the days anew.
    /// </summary>
    private static DateOnly BeganOn(AlertView view)
    {
        var managed = view.Signals.Contract?.StartDate;
        foreach (var deployment in view.Signals.Deployments)
        {
            var seen = DayOf(deployment.FirstSeen);
            managed = managed < seen ? managed : seen;
        }

        var created = DayOf(view.CustomerSince);
        return managed > created ? managed.Value : created;
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}

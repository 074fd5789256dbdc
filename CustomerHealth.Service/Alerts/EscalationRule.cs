using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Alerts;

/// <summary>An interaction of kind escalation took place in the last 30 days: once per interaction, however often it is edited.</summary>
public sealed class EscalationRule : IHappeningRule
{
    private const string Kind = "escalation";

    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    public IEnumerable<AlertRaised> Raised(AlertView view)
    {
        if (ReferenceEquals(view.Signals.Interactions, view.SignalsBefore.Interactions))
        {
            yield break;
        }

        foreach (var interaction in view.Signals.Interactions)
        {
            if (IsRecent(interaction, view.AsOf)
                && !view.SignalsBefore.Interactions.Any(known => known.Id == interaction.Id && IsRecent(known, view.AsOf)))
            {
                yield return new AlertRaised(
                    AlertTypes.Escalation,
                    EventKey.Of("interaction", interaction.Id),
                    view.AsOf,
                    AlertSeverity.High,
                    "Customer Escalation",
                    Detail(interaction));
            }
        }
    }

    /// <summary>One that is only planned has not happened yet; clocks may differ by minutes.</summary>
    private static bool IsRecent(InteractionSignal interaction, DateTimeOffset asOf) =>
        interaction is { Kind: Kind, Withdrawn: false } && interaction.Held > asOf - Recent && interaction.Held <= asOf + EventLimits.ClockSkew;

    private static string Detail(InteractionSignal interaction)
    {
        var outcome = interaction.Outcome is { } known ? $" Outcome: {known}" : string.Empty;
        return $"The customer escalated on {interaction.Held:yyyy-MM-dd}.{outcome} "
            + "The interaction says what about; agree with the customer on what happens next.";
    }
}

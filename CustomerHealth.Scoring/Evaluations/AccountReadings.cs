using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>The readings of what an account manager looks after: products in use, tickets, contacts, the contract.</summary>
internal static class AccountReadings
{
    private const long SecondsPerDay = 86_400;

    public static Reading DeployedProducts(CustomerSignals signals) =>
        new(signals.ActiveProducts.Count, 1, signals.Deployments.Count > 0);

    /// <summary>Exact: the mean resolution time is a fraction of the resolved tickets, and everything is brought to that.</summary>
    public static Reading TicketStrain(Measure measure, CustomerSignals signals, DateOnly asOf)
    {
        var tickets = RecentTickets.Of(signals.TicketSpan, measure.Window.After(asOf), asOf, []);
        var counted = ((long)measure.Parameters[SignalParameters.Ticket].Value * tickets.Count)
            + ((long)measure.Parameters[SignalParameters.Critical].Value * tickets.Critical);
        var hasData = signals.TicketSpan.Length > 0;
        if (tickets.Resolved == 0)
            return new Reading(counted, 1, hasData);

        // Tickets that took centuries would not fit a long; more than the greatest is nothing left to lose.
        var per = tickets.Resolved * SecondsPerDay;
        var lost = ((Int128)counted * per) + ((Int128)measure.Parameters[SignalParameters.ResolutionDay].Value * tickets.ResolutionSeconds);
        return new Reading((long)Int128.Min(lost, long.MaxValue), per, hasData);
    }

    public static Reading TicketsWithinLimit(Measure measure, CustomerSignals signals, DateOnly asOf)
    {
        var tickets = RecentTickets.Of(signals.TicketSpan, measure.Window.After(asOf), asOf, measure.Parameters);
        return tickets.Count == 0
            ? new Reading(100, 1, signals.TicketSpan.Length > 0)
            : new Reading(100L * (tickets.Count - tickets.Breached), tickets.Count, true);
    }

    public static Reading ContactPoints(Measure measure, CustomerSignals signals, DateOnly asOf)
    {
        var after = measure.Window.After(asOf);
        var points = 0L;
        var hasData = false;
        foreach (var contact in signals.InteractionSpan)
        {
            hasData |= !contact.Withdrawn;
            if (contact.WasHeld(after, asOf))
                points += WorthOf(contact.Kind, measure.Parameters);
        }

        return new Reading(points, 1, hasData);
    }

    public static Reading ContractDays(CustomerSignals signals, DateOnly asOf) =>
        signals.Contract?.DaysToEnd(asOf) is { } days ? new Reading(Math.Max(0, days + 1L), 1, true) : new Reading(0, 1, false);

    private static int WorthOf(string kind, IReadOnlyList<Parameter> kinds)
    {
        for (var at = 0; at < kinds.Count; at++)
        {
            if (string.Equals(kinds[at].Name, kind, StringComparison.Ordinal))
                return kinds[at].Value;
        }

        return 0;
    }
}

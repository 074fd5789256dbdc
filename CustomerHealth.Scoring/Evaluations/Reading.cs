using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>The raw value of a measure as an exact fraction, and whether anything of its kind was ever seen.</summary>
internal readonly record struct Reading(long Amount, long Per, bool HasData)
{
    public static Reading Of(Measure measure, CustomerSignals signals, DateOnly asOf) => measure.Signal switch
    {
        SignalKind.Logins => OfActivity(Activity.Logins, measure.Window, signals, asOf),
        SignalKind.FeatureUses => OfActivity(Activity.FeatureUses, measure.Window, signals, asOf),
        SignalKind.ApiCalls => OfActivity(Activity.ApiCalls, measure.Window, signals, asOf),
        SignalKind.DistinctFeatures => new(signals.DistinctFeatures, 1, signals.Totals(EventKind.FeatureUsed).Events > 0),
        SignalKind.UnresolvedTickets => OfUnresolvedTickets(measure.Window, signals, asOf),
        SignalKind.TicketBurden => OfTicketBurden(signals),
        SignalKind.InvoicesOnTime => OfInvoices(signals),
        SignalKind.DeployedProducts => AccountReadings.DeployedProducts(signals),
        SignalKind.TicketStrain => AccountReadings.TicketStrain(measure, signals, asOf),
        SignalKind.TicketsWithinLimit => AccountReadings.TicketsWithinLimit(measure, signals, asOf),
        SignalKind.ContactPoints => AccountReadings.ContactPoints(measure, signals, asOf),
        SignalKind.ContractDays => AccountReadings.ContractDays(signals, asOf),
        SignalKind.LifetimeValue => RelationshipReadings.LifetimeValue(signals),
        SignalKind.Projects => RelationshipReadings.Projects(signals),
        SignalKind.Recommendation => RelationshipReadings.Recommendation(signals),
        SignalKind.Referrals => RelationshipReadings.Referrals(signals),
        SignalKind.DaysSinceContact => RelationshipReadings.DaysSinceContact(signals, asOf),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Signal, "This signal cannot be read."),
    };

    /// <summary>The weight of an unresolved ticket in <see cref="SignalKind.TicketBurden"/>; 0 once closed.</summary>
    internal static int WeightOf(TicketSignal ticket) => ticket.Status switch
    {
        TicketStatus.Closed => 0,
        TicketStatus.Pending => 1,
        _ => ticket.Priority switch
        {
            TicketPriority.Low => 1,
            TicketPriority.Medium => 2,
            _ => 5,
        },
    };

    private static Reading OfActivity(Activity activity, Window window, CustomerSignals signals, DateOnly asOf)
    {
        var hasData = signals.Totals(activity).Events > 0;
        if (window.Kind == WindowKind.MonthsBack)
        {
            return new Reading(signals.SumOfDays(activity, window.After(asOf).DayNumber, asOf.DayNumber), window.DividedBy, hasData);
        }

        var months = TwoMonths.Before(asOf);
        return new Reading(months.Last(signals, activity), months.Previous(signals, activity), hasData);
    }

    private static Reading OfUnresolvedTickets(Window window, CustomerSignals signals, DateOnly asOf)
    {
        var everything = window.Kind == WindowKind.AllTime;
        var after = window.After(asOf);
        var count = 0;
        foreach (var ticket in signals.TicketSpan)
        {
            if (ticket.Status == TicketStatus.Closed)
                continue;

            var opened = DateOnly.FromDateTime(ticket.Opened.UtcDateTime);
            if (everything || (opened > after && opened <= asOf))
                count++;
        }

        return new Reading(count, window.DividedBy, signals.TicketSpan.Length > 0);
    }

    private static Reading OfTicketBurden(CustomerSignals signals)
    {
        long weight = 0, unresolved = 0;
        foreach (var ticket in signals.TicketSpan)
        {
            weight += WeightOf(ticket);
            unresolved += ticket.Status == TicketStatus.Closed ? 0 : 1;
        }

        // No unresolved ticket weighs nothing; the divisor only must not be zero.
        return new Reading(weight, Math.Max(unresolved, 1), signals.TicketSpan.Length > 0);
    }

    private static Reading OfInvoices(CustomerSignals signals)
    {
        long onTime = 0;
        foreach (var invoice in signals.InvoiceSpan)
            onTime += invoice.PaidOnTime ? 1 : 0;

        var all = signals.InvoiceSpan.Length;
        return new Reading(100 * onTime, Math.Max(all, 1), all > 0);
    }
}

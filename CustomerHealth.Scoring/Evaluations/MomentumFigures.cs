using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>The sums of one calendar month.</summary>
public readonly record struct MonthFigures(long Logins, long FeatureUses, long ApiCalls);

/// <summary>Tickets by what they weigh.</summary>
/// <param name="OpenHigh">Open ones of priority high or critical: both weigh the same.</param>
/// <param name="Pending">Whatever their priority.</param>
public readonly record struct TicketFigures(int OpenLow, int OpenMedium, int OpenHigh, int Pending, int Closed);

/// <summary>Invoices by how they were paid. <c>OnTime + Late + NotYetDue == Total</c>.</summary>
/// <param name="OnTime">Paid on the due date or before.</param>
/// <param name="Late">Paid after the due date, or unpaid although it is over.</param>
/// <param name="NotYetDue">Unpaid, and the due date is today or ahead.</param>
public readonly record struct InvoiceFigures(int OnTime, int Late, int NotYetDue, int Total);

/// <summary>The numbers behind the momentum scorecard.</summary>
/// <param name="LastMonth">The calendar month before the as-of day's.</param>
/// <param name="PreviousMonth">The month before that.</param>
public readonly record struct MomentumFigures(
    MonthFigures LastMonth, MonthFigures PreviousMonth, TicketFigures Tickets, InvoiceFigures Invoices)
{
    /// <summary>Reads them from the signals. Pure; days are UTC.</summary>
    public static MomentumFigures Of(CustomerSignals signals, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var months = TwoMonths.Before(today);
        return new MomentumFigures(
            new MonthFigures(
                months.Last(signals, Activity.Logins),
                months.Last(signals, Activity.FeatureUses),
                months.Last(signals, Activity.ApiCalls)),
            new MonthFigures(
                months.Previous(signals, Activity.Logins),
                months.Previous(signals, Activity.FeatureUses),
                months.Previous(signals, Activity.ApiCalls)),
            CountTickets(signals.TicketSpan),
            CountInvoices(signals.InvoiceSpan, today));
    }

    private static TicketFigures CountTickets(ReadOnlySpan<TicketSignal> tickets)
    {
        var figures = default(TicketFigures);
        foreach (var ticket in tickets)
        {
            figures = (ticket.Status, ticket.Priority) switch
            {
                (TicketStatus.Closed, _) => figures with { Closed = figures.Closed + 1 },
                (TicketStatus.Pending, _) => figures with { Pending = figures.Pending + 1 },
                (_, TicketPriority.Low) => figures with { OpenLow = figures.OpenLow + 1 },
                (_, TicketPriority.Medium) => figures with { OpenMedium = figures.OpenMedium + 1 },
                _ => figures with { OpenHigh = figures.OpenHigh + 1 },
            };
        }

        return figures;
    }

    private static InvoiceFigures CountInvoices(ReadOnlySpan<InvoiceSignal> invoices, DateOnly today)
    {
        int onTime = 0, late = 0;
        foreach (var invoice in invoices)
        {
            onTime += invoice.PaidOnTime ? 1 : 0;
            late += invoice.IsLate(today) ? 1 : 0;
        }

        return new InvoiceFigures(onTime, late, invoices.Length - onTime - late, invoices.Length);
    }
}

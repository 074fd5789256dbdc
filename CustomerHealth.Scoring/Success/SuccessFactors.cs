using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>What stands behind a success score, as raw numbers; nothing is rounded. Windows are those of the scorecard: 90 UTC days.</summary>
public sealed record SuccessFactors(
    AdoptionFactors Adoption,
    SupportFactors Support,
    EngagementFactors Engagement,
    FinancialFactors Financial,
    SlaFactors SlaCompliance)
{
    /// <summary>Reads them from the signals. Pure; days are UTC.</summary>
    public static SuccessFactors Of(CustomerSignals signals, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var sla = MeasureOf(SignalKind.TicketsWithinLimit);
        var tickets = RecentTickets.Of(signals.TicketSpan, sla.Window.After(today), today, sla.Parameters);
        return new SuccessFactors(
            AdoptionFactors.Of(signals, MeasureOf(SignalKind.DeployedProducts).Bonus!, today),
            SupportFactors.Of(signals.TicketSpan, tickets),
            EngagementFactors.Of(signals.InteractionSpan, MeasureOf(SignalKind.ContactPoints).Window.After(today), today),
            FinancialFactors.Of(signals.Contract, today),
            new SlaFactors(tickets.Count, tickets.Breached));
    }

    private static Measure MeasureOf(SignalKind signal) => BuiltInScorecards.Success.Measures.Single(measure => measure.Signal == signal);
}

/// <param name="DeployedProducts">The different products among the active deployments, sorted.</param>
/// <param name="ContractAgeDays">0 on the contract's first day, negative before it; null without one.</param>
/// <param name="IsNewCustomer">The contract is young enough for the scorecard's bonus.</param>
public sealed record AdoptionFactors(IReadOnlyList<string> DeployedProducts, int? ContractAgeDays, bool IsNewCustomer)
{
    internal static AdoptionFactors Of(CustomerSignals signals, Bonus bonus, DateOnly today) => new(
        signals.ActiveProducts, signals.Contract?.AgeInDays(today), bonus.AppliesTo(signals.Contract, today));
}

/// <param name="Tickets">Opened in the last 90 days.</param>
/// <param name="AverageResolutionHours">Over the resolved ones among them; null if none is.</param>
/// <param name="Escalations">Those among them of critical priority.</param>
/// <param name="OpenTickets">Open or pending, whenever they were opened.</param>
public sealed record SupportFactors(int Tickets, decimal? AverageResolutionHours, int Escalations, int OpenTickets)
{
    internal static SupportFactors Of(ReadOnlySpan<TicketSignal> all, in RecentTickets recent)
    {
        var open = 0;
        foreach (var ticket in all)
            open += ticket.Status == TicketStatus.Closed ? 0 : 1;

        decimal? hours = recent.Resolved == 0 ? null : recent.ResolutionSeconds / 3600m / recent.Resolved;
        return new SupportFactors(recent.Count, hours, recent.Critical, open);
    }
}

/// <param name="Interactions">Of every kind, held in the last 90 days.</param>
/// <param name="LastHeld">When the latest interaction took place, however long ago; null if none has yet.</param>
/// <param name="DaysSinceLast">UTC days since then; null if none has.</param>
public sealed record EngagementFactors(
    int Meetings, int Calls, int Emails, int Interactions, DateTimeOffset? LastHeld, int? DaysSinceLast)
{
    internal static EngagementFactors Of(ReadOnlySpan<InteractionSignal> contacts, DateOnly after, DateOnly today)
    {
        int meetings = 0, calls = 0, emails = 0, all = 0;
        DateTimeOffset? last = null;
        foreach (var contact in contacts)
        {
            if (!contact.WasHeld(DateOnly.MinValue, today))
                continue;

            last = contact.Held > last ? contact.Held : last ?? contact.Held;
            if (!contact.WasHeld(after, today))
                continue;

            all++;
            meetings += contact.Kind == "meeting" ? 1 : 0;
            calls += contact.Kind == "call" ? 1 : 0;
            emails += contact.Kind == "email" ? 1 : 0;
        }

        var days = last is { } held ? today.DayNumber - DateOnly.FromDateTime(held.UtcDateTime).DayNumber : (int?)null;
        return new EngagementFactors(meetings, calls, emails, all, last, days);
    }
}

/// <param name="DaysToEnd">0 on the contract's last day, negative after it; null without one.</param>
/// <param name="IsExpired">The last day is over.</param>
/// <param name="TenureDays">Days since the contract began; 0 before it begins, null without a first day.</param>
public sealed record FinancialFactors(
    decimal? ContractValue, DateOnly? StartDate, DateOnly? EndDate, int? DaysToEnd, bool IsExpired, int? TenureDays)
{
    internal static FinancialFactors Of(ContractSignal? contract, DateOnly today) => new(
        contract?.Value,
        contract?.StartDate,
        contract?.EndDate,
        contract?.DaysToEnd(today),
        contract?.DaysToEnd(today) < 0,
        contract?.AgeInDays(today) is { } age ? Math.Max(0, age) : null);
}

/// <param name="Tickets">Opened in the last 90 days.</param>
/// <param name="Breached">Those among them that were resolved later than their limit.</param>
public sealed record SlaFactors(int Tickets, int Breached)
{
    /// <summary>0–100; 0 without tickets.</summary>
    public decimal BreachRatePercent => Tickets == 0 ? 0 : 100m * Breached / Tickets;

    /// <summary>0–100; 100 without tickets.</summary>
    public decimal ComplianceRatePercent => 100m - BreachRatePercent;
}

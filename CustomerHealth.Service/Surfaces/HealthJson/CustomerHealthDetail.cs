using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>
/// One customer with its health: the document's four fields first, then those of its server, then the explanation that neither has.
/// </summary>
internal sealed record CustomerHealthDetail(
    [property: JsonPropertyOrder(-4)] string Id,
    [property: JsonPropertyOrder(-3)] string Name,
    [property: JsonPropertyOrder(-2)] string? Industry,
    [property: JsonPropertyOrder(-1)] DateTime CreatedAt,
    string CustomerName,
    string? CustomerSegment,
    decimal Score,
    string Category,
    SubScores Scores,
    MonthCounts CurrentMonth,
    MonthCounts LastMonth,
    TicketCounts TicketsData,
    InvoiceCounts InvoicePayment,
    IReadOnlyList<EventItem> Events,
    IReadOnlyList<InvoiceItem> Invoices,
    IReadOnlyList<TicketItem> Tickets,
    decimal Coverage,
    DateTime EvaluatedAt,
    IReadOnlyList<ExplainedMeasure> Explanation)
{
    public static CustomerHealthDetail Of(CustomerState state, IReadOnlyList<AcceptedEvent> events)
    {
        var profile = state.Profile;
        var evaluation = state.Scores[BuiltInScorecards.Momentum.Name].Evaluation;
        var figures = MomentumFigures.Of(state.Signals, evaluation.AsOf);
        var today = DateOnly.FromDateTime(evaluation.AsOf.UtcDateTime);
        var scores = SubScores.Of(evaluation);
        return new CustomerHealthDetail(
            profile.Id,
            profile.Name,
            profile.Industry,
            profile.CreatedAt.UtcDateTime,
            profile.Name,
            profile.MarketSegment,
            scores.Total,
            evaluation.Band.Title,
            scores,
            MonthCounts.Of(figures.LastMonth),
            MonthCounts.Of(figures.PreviousMonth),
            TicketCounts.Of(figures.Tickets),
            InvoiceCounts.Of(figures.Invoices, scores.PaymentScore),
            [.. events.Select(EventItem.Of)],
            [.. state.Signals.Invoices.Select(invoice => InvoiceItem.Of(invoice, today))],
            [.. state.Signals.Tickets.Select(TicketItem.Of)],
            Points.OneDecimal(evaluation.CoverageMilli),
            evaluation.AsOf.UtcDateTime,
            [.. Scoring.Explanation.Of(BuiltInScorecards.Momentum, evaluation).Select(ExplainedMeasure.From)]);
    }
}

/// <summary>Each measure before weighing, 0 to 100 with one decimal.</summary>
internal sealed record SubScores(
    decimal FeatureScore, decimal LoginScore, decimal SupportScore, decimal PaymentScore, decimal ApiScore, decimal Total)
{
    public static SubScores Of(Evaluation evaluation)
    {
        var scores = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var index = 0; index < evaluation.Measures.Length; index++)
        {
            var measure = evaluation.Measures[index];
            scores[evaluation.Scorecard.Measures[index].Key] =
                decimal.Round(100m * measure.Earned / measure.Possible, 1, MidpointRounding.ToEven);
        }

        return new SubScores(
            scores["feature"], scores["login"], scores["support"], scores["payment"], scores["api"], Points.OneDecimal(evaluation.Milli));
    }
}

/// <summary>
/// Counts of one calendar month. The score compares finished months: <c>currentMonth</c> is the last finished one and
/// <c>lastMonth</c> the one before, as in the reference.
/// </summary>
internal sealed record MonthCounts(long Logins, long Features, long ApiCalls)
{
    public static MonthCounts Of(MonthFigures figures) => new(figures.Logins, figures.FeatureUses, figures.ApiCalls);
}

/// <param name="OpenTickets">Open ones of low priority.</param>
internal sealed record TicketCounts(int OpenTickets, int MediumTickets, int HighTickets, int ClosedTickets, int PendingTickets)
{
    public static TicketCounts Of(TicketFigures figures) =>
        new(figures.OpenLow, figures.OpenMedium, figures.OpenHigh, figures.Closed, figures.Pending);
}

internal sealed record InvoiceCounts(int OnTime, int Late, int Unpaid, decimal Score, int Total)
{
    public static InvoiceCounts Of(InvoiceFigures figures, decimal score) =>
        new(figures.OnTime, figures.Late, figures.NotYetDue, score, figures.Total);
}

internal sealed record EventItem(string Id, string EventType, DateTime OccurredAt, JsonElement EventData)
{
    public static EventItem Of(AcceptedEvent accepted) =>
        new(accepted.Id, PostedEvents.NameOf(accepted.Type), accepted.Occurred.UtcDateTime, accepted.Data);
}

internal sealed record InvoiceItem(string Id, decimal Amount, string? Currency, DateOnly DueDate, DateOnly? PaidDate, [OneOf("late", "paid", "unpaid")] string Status)
{
    public static InvoiceItem Of(InvoiceSignal invoice, DateOnly today) => new(
        invoice.Id,
        invoice.Amount,
        invoice.Currency,
        invoice.DueDate,
        invoice.PaidDate,
        invoice.IsLate(today) ? "late" : invoice.PaidDate is null ? "unpaid" : "paid");
}

internal sealed record TicketItem(
    string Id,
    [OneOf("open", "pending", "closed")] string Status,
    [OneOf("low", "medium", "high", "critical")] string Priority,
    DateTime OpenedAt,
    DateTime? ResolvedAt)
{
    public static TicketItem Of(TicketSignal ticket) => new(
        ticket.Id,
        ticket.Status.ToString().ToLowerInvariant(),
        ticket.Priority.ToString().ToLowerInvariant(),
        ticket.Opened.UtcDateTime,
        ticket.Resolved?.UtcDateTime);
}

using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Tests.Scoring;

/// <summary>A customer told as a story of events. As-of is noon on 15 June 2026 unless a test says otherwise.</summary>
internal sealed class CustomerBuilder
{
    public static readonly DateTimeOffset AsOf = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly List<CustomerEvent> events = [];

    public IReadOnlyList<CustomerEvent> Events => events;

    private string NextId => $"event-{events.Count + 1}";

    public static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 30, 0, TimeSpan.Zero);

    public CustomerBuilder Logins(long count, DateTimeOffset? on = null) => Add(new LoginEvent("test", NextId, on ?? AsOf, count));

    public CustomerBuilder ApiCalls(long count, DateTimeOffset? on = null) =>
        Add(new ApiCalledEvent("test", NextId, on ?? AsOf, count));

    public CustomerBuilder FeatureUses(long count, DateTimeOffset? on = null, string feature = "reports") =>
        Add(new FeatureUsedEvent("test", NextId, on ?? AsOf, feature, count));

    public CustomerBuilder Features(int different)
    {
        for (var number = 1; number <= different; number++)
            FeatureUses(1, feature: $"feature {number}");
        return this;
    }

    public CustomerBuilder Ticket(
        TicketStatus status = TicketStatus.Open,
        TicketPriority priority = TicketPriority.Medium,
        DateTimeOffset? on = null,
        DateTimeOffset? opened = null,
        string? id = null) => Add(new TicketEvent("test", NextId, on ?? AsOf, id, status, priority, opened));

    public CustomerBuilder Tickets(int count, TicketStatus status = TicketStatus.Open)
    {
        for (var number = 1; number <= count; number++)
            Ticket(status);
        return this;
    }

    public CustomerBuilder Invoice(DateOnly due, DateOnly? paid = null) =>
        Add(new InvoiceEvent("test", NextId, AsOf, 100m, due, paid));

    public CustomerBuilder Invoices(int onTime, int late)
    {
        var due = new DateOnly(2026, 5, 1);
        for (var number = 0; number < onTime + late; number++)
            Invoice(due, number < onTime ? due : due.AddDays(1));
        return this;
    }

    public CustomerBuilder Add(CustomerEvent next)
    {
        events.Add(next);
        return this;
    }

    public CustomerSignals ToSignals() => CustomerSignals.Empty.With(events);
}

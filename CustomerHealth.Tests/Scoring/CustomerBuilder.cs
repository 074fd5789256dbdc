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
        string? id = null,
        DateTimeOffset? resolved = null) => Add(new TicketEvent("test", NextId, on ?? AsOf, id, status, priority, opened, resolved));

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

    /// <summary>Tickets opened a day before as-of and resolved after so long.</summary>
    public CustomerBuilder Resolved(TimeSpan after, TicketPriority priority = TicketPriority.Low, int count = 1)
    {
        for (var number = 1; number <= count; number++)
            Ticket(TicketStatus.Closed, priority, opened: AsOf.AddDays(-1), resolved: AsOf.AddDays(-1) + after);
        return this;
    }

    public CustomerBuilder Contact(string kind, DateTimeOffset? on = null, int count = 1)
    {
        for (var number = 1; number <= count; number++)
            Add(new InteractionEvent("test", NextId, on ?? AsOf, kind));
        return this;
    }

    public CustomerBuilder Deployed(string product, bool active = true, string? id = null) =>
        Add(new DeploymentEvent("test", NextId, AsOf, product, id, Active: active));

    /// <summary>A contract by its distance from as-of: the day it began, and the days to its end.</summary>
    public CustomerBuilder Contract(int? daysToEnd, int? age = null, decimal? value = null)
    {
        var today = DateOnly.FromDateTime(AsOf.UtcDateTime);
        DateOnly? start = age is { } days ? today.AddDays(-days) : null;
        DateOnly? end = daysToEnd is { } left ? today.AddDays(left) : null;
        return Add(new ContractEvent("test", NextId, AsOf, start, end, value));
    }

    public CustomerBuilder Bought(decimal amount, DateTimeOffset? on = null, string? category = null, long quantity = 1) =>
        Add(new PurchaseEvent("test", NextId, on ?? AsOf, amount, quantity, null, category));

    public CustomerBuilder Project(
        decimal amount,
        ProjectStatus status = ProjectStatus.Completed,
        DateTimeOffset? on = null,
        DateOnly? started = null,
        DateOnly? ended = null,
        string? id = null) => Add(new ProjectEvent("test", NextId, on ?? AsOf, amount, status, id, "roof_replacement", started, ended));

    public CustomerBuilder Projects(int count, decimal amount = 0)
    {
        for (var number = 1; number <= count; number++)
            Project(amount);
        return this;
    }

    public CustomerBuilder Recommended(int score, int scale = 10, DateTimeOffset? on = null, string? id = null) =>
        Add(new SurveyEvent("test", NextId, on ?? AsOf, "nps", score, scale, id));

    public CustomerBuilder Referred(int count, decimal value = 0, bool partner = false, DateTimeOffset? on = null) =>
        Add(new ReferralsEvent("test", NextId, on ?? AsOf, count, value, partner));

    public CustomerBuilder Add(CustomerEvent next)
    {
        events.Add(next);
        return this;
    }

    public CustomerSignals ToSignals() => CustomerSignals.Empty.With(events);
}

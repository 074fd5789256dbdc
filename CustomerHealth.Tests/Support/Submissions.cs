using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using Xunit;

namespace CustomerHealth.Tests.Support;

/// <summary>Customers and events as a surface would hand them in.</summary>
public static class Submissions
{
    public static EventSubmission Event(
        string customer, string id, string type, DateTimeOffset? at, object data, string source = "test")
    {
        var element = JsonSerializer.SerializeToElement(data);
        return new EventSubmission(customer, source, id, type, at, element, element.GetRawText().Length);
    }

    public static EventSubmission Login(string customer, string id, DateTimeOffset? at = null, long count = 1, string source = "test") =>
        Event(customer, id, "login", at, new { count }, source);

    /// <summary>Enough of everything that the usage score rests on: coverage is full.</summary>
    public static IEnumerable<EventSubmission> FullPicture(string customer, DateTimeOffset at, long logins) =>
    [
        Event(customer, "login", "login", at, new { count = logins }),
        Event(customer, "feature", "feature_used", at, new { feature = "exports" }),
        Event(customer, "ticket", "ticket", at, new { ticket_id = "T1", status = "closed" }),
        Event(customer, "invoice", "invoice", at, new { invoice_id = "I1", amount = 10, due_date = "2026-01-01" }),
        Event(customer, "api", "api_called", at, new { count = 1 }),
    ];

    /// <summary>Hands events in; every one must be accepted.</summary>
    public static async Task<IReadOnlyList<AcceptedEvent>> SubmitAsync(this ServiceUnderTest service, params EventSubmission[] events)
    {
        var intake = await service.Get<EventIntake>().SubmitAsync(ServiceUnderTest.Tenant, events, false, null, CancellationToken.None);
        Assert.All(intake.Verdicts, verdict => Assert.Null(verdict.Problem));
        return [.. intake.Accepted];
    }

    /// <summary>Hands events in as one message each and gives back the messages, undelivered.</summary>
    public static async Task<IReadOnlyList<string>> MessagesAsync(this ServiceUnderTest service, params EventSubmission[] events)
    {
        var texts = new List<string>();
        foreach (var next in events)
        {
            await service.SubmitAsync(next);
            texts.AddRange(await service.TakeAsync());
        }

        return texts;
    }

    /// <summary>Hands events in as one message, undelivered.</summary>
    public static async Task<string> MessageAsync(this ServiceUnderTest service, params EventSubmission[] events)
    {
        await service.SubmitAsync(events);
        return Assert.Single(await service.TakeAsync());
    }

    /// <summary>People, since their names need not be unique.</summary>
    public static async Task PutCustomersAsync(this ServiceUnderTest service, params IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            var (outcome, _) = await service.PutAsync(Person(id));
            Assert.Equal(ProfileOutcome.Created, outcome);
        }
    }

    public static Task<(ProfileOutcome Outcome, CustomerState? State)> PutAsync(
        this ServiceUnderTest service, ProfileDraft draft, ProfileCondition condition = default) =>
        service.Get<CustomerWriter>().PutAsync(ServiceUnderTest.Tenant, draft, condition, CancellationToken.None);

    public static ProfileDraft Person(string id, string name = "Ada Lovelace") => Draft(id, CustomerKind.Person, name);

    public static ProfileDraft Company(string id, string name) => Draft(id, CustomerKind.Organisation, name);

    private static ProfileDraft Draft(string id, CustomerKind kind, string name) =>
        new(id, kind, name, null, null, null, new Dictionary<string, string>());
}

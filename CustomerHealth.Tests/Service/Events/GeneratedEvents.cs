using CustomerHealth.Service.Events;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>
/// A customer's history made up from a seed: all types, entities with several states, late events and old ones. Ids come from a small
/// range, so that entities meet again; event ids are distinct.
/// </summary>
internal sealed class GeneratedEvents(Random random, DateTimeOffset now)
{
    private static readonly string[] TicketStates = ["open", "pending", "closed"];
    private static readonly string[] ProjectStates = ["planned", "in_progress", "completed", "cancelled"];
    private static readonly string[] LifecycleStates = ["onboarding", "active", "churned", "reactivated"];
    private static readonly string[] Contacts = ["meeting", "call", "email", "training"];
    private static readonly string[] Features = ["exports", "alerts", "reports"];

    public IReadOnlyList<EventSubmission> Of(string customer, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Next(customer, $"{number}"))];

    private EventSubmission Next(string customer, string id)
    {
        var at = Time();
        return random.Next(13) switch
        {
            0 => Event("login", new { count = random.Next(9) }),
            1 => Event("feature_used", new { feature = Pick(Features), count = random.Next(9) }),
            2 => Event("api_called", new { count = random.Next(1, 500) }),
            3 or 4 => Event("ticket", new { ticket_id = Entity("T"), status = Pick(TicketStates), opened = Time() }),
            5 => Event("invoice", new { invoice_id = Entity("I"), amount = random.Next(100), due_date = Date(), paid_date = Date() }),
            6 => Event("project", new { project_id = Entity("P"), amount = random.Next(100), status = Pick(ProjectStates) }),
            7 => Event("purchase", new { amount = random.Next(1, 10_000) / 100m, quantity = random.Next(1, 4), category = Pick(Features) }),
            8 => random.Next(2) == 0
                ? Event("interaction", new { kind = Pick(Contacts), interaction_id = Entity("N"), held = Time(), withdrawn = random.Next(4) == 0 })
                : Event("survey", new { kind = "nps", score = random.Next(11), survey_id = Entity("S") }),
            9 => Event("deployment", new { product = Pick(Features), deployment_id = Entity("D"), active = random.Next(3) > 0 }),
            10 => Event("contract", new { start_date = "2025-03-01", end_date = $"2026-{random.Next(1, 13):00}-01", value = random.Next(100) }),
            11 => Event("referrals", new { count = random.Next(7), value = random.Next(900), partner = random.Next(2) == 0 }),
            _ => Event("lifecycle", new { state = Pick(LifecycleStates) }),
        };

        EventSubmission Event(string type, object data) => Submissions.Event(customer, id, type, at, data);
    }

    /// <summary>Often one of a few moments, so that several events share it; else of the last months; now and then years old.</summary>
    private DateTimeOffset Time() => random.Next(8) switch
    {
        0 => now.AddDays(-random.Next(130, 2_000)),
        1 or 2 or 3 => now.AddDays(-random.Next(3)),
        _ => now.AddDays(-random.Next(120)).AddHours(-random.Next(3)),
    };

    private string Date() => Time().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Entity(string prefix) => $"{prefix}{random.Next(2)}";

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}

using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Evaluations;

/// <summary>Whatever a customer looks like: one more good thing never costs points, one more bad thing never earns any.</summary>
public sealed class MonotonyTests
{
    private static readonly DateOnly Due = new(2026, 5, 1);

    public static TheoryData<string, string> GoodThings => new()
    {
        { "usage", "login" }, { "usage", "feature" }, { "usage", "api call" }, { "usage", "closed ticket" }, { "usage", "paid invoice" },
        { "momentum", "login" }, { "momentum", "feature" }, { "momentum", "api call" }, { "momentum", "paid invoice" },
        { "success", "meeting" }, { "success", "another product" }, { "success", "new contract" },
        { "relationship", "purchase" }, { "relationship", "another project" }, { "relationship", "praise" }, { "relationship", "more referrals" },
        { "relationship", "meeting" },
    };

    public static TheoryData<string, string> BadThings => new()
    {
        { "usage", "open ticket" }, { "usage", "late invoice" }, { "usage", "unpaid invoice" },
        { "momentum", "open ticket" }, { "momentum", "late invoice" }, { "momentum", "use the month before" },
        { "success", "slow critical ticket" }, { "success", "ended contract" }, { "success", "ended deployment" },
        { "success", "withdrawn contact" },
        { "relationship", "cancelled project" }, { "relationship", "withdrawn contact" },
    };

    [Theory]
    [MemberData(nameof(GoodThings))]
    public void One_more_good_thing_never_lowers_the_score(string scorecard, string good) =>
        CheckChange(scorecard, good, change => change >= 0);

    [Theory]
    [MemberData(nameof(BadThings))]
    public void One_more_bad_thing_never_raises_the_score(string scorecard, string bad) =>
        CheckChange(scorecard, bad, change => change <= 0);

    [Fact]
    public void Closing_a_ticket_never_lowers_usage() => Generated.Check(Prop.ForAll(
        Generated.Events(),
        events =>
        {
            var before = CustomerSignals.Empty.With(events);
            var after = before;
            foreach (var ticket in before.Tickets)
                after = after.With([new TicketEvent("close", ticket.Id, AsOf.AddYears(1), ticket.Id, TicketStatus.Closed)]);
            return MilliOf("usage", after) >= MilliOf("usage", before);
        }), cases: 1_000);

    private static void CheckChange(string scorecard, string what, Func<int, bool> allowed)
    {
        var changes = 0;
        Generated.Check(
            Prop.ForAll(
                Generated.Events(most: 12),
                events =>
                {
                    var before = CustomerSignals.Empty.With(events);
                    var change = MilliOf(scorecard, before.With([Happening(what)])) - MilliOf(scorecard, before);
                    changes += change == 0 ? 0 : 1;
                    return allowed(change);
                }),
            cases: 500);

        // A thing that never changes anything would pass without testing anything.
        Assert.NotEqual(0, changes);
    }

    private static CustomerEvent Happening(string what) => what switch
    {
        "login" => new LoginEvent("new", "n", At(2026, 5, 20), 500),
        "feature" => new FeatureUsedEvent("new", "n", At(2026, 5, 20), "a new feature", 100_000),
        "api call" => new ApiCalledEvent("new", "n", At(2026, 5, 20), 100_000),
        "use the month before" => new ApiCalledEvent("new", "n", At(2026, 4, 20), 100_000),
        "open ticket" => new TicketEvent("new", "n", AsOf, "new", TicketStatus.Open, TicketPriority.High),
        "closed ticket" => new TicketEvent("new", "n", AsOf.AddYears(1), "entity-1", TicketStatus.Closed),
        "meeting" => new InteractionEvent("new", "n", AsOf, "meeting", "new"),
        "another product" => new DeploymentEvent("new", "n", AsOf, "another product", "new"),
        "new contract" => new ContractEvent("new", "n", AsOf.AddYears(1), new DateOnly(2026, 6, 15), new DateOnly(2029, 6, 15)),
        "ended contract" => new ContractEvent("new", "n", AsOf.AddYears(1), new DateOnly(2020, 6, 15), new DateOnly(2026, 6, 14)),
        "ended deployment" => new DeploymentEvent("new", "n", AsOf.AddYears(1), "product 1", "entity-1", Active: false),
        "withdrawn contact" => new InteractionEvent("new", "n", AsOf.AddYears(1), "call", "entity-1", Withdrawn: true),

        "purchase" => new PurchaseEvent("new", "n", At(2026, 5, 20), 30_000),
        "another project" => new ProjectEvent("new", "n", AsOf, 30_000, ProjectStatus.InProgress, "new"),
        "cancelled project" => new ProjectEvent("new", "n", AsOf.AddYears(1), 30_000, ProjectStatus.Cancelled, "entity-1"),
        "praise" => new SurveyEvent("new", "n", AsOf.AddYears(1), "nps", 10, 10, "new"),
        "more referrals" => new ReferralsEvent("new", "n", AsOf.AddYears(1), 7),

        // Slower than any other: a quick ticket may better the mean and the share within the limit.
        "slow critical ticket" => new TicketEvent(
            "new", "n", AsOf, "new", TicketStatus.Closed, TicketPriority.Critical, Opened: AsOf, Resolved: AsOf.AddYears(10)),
        "paid invoice" => new InvoiceEvent("new", "n", AsOf, 10m, Due, Due, "new"),
        "late invoice" => new InvoiceEvent("new", "n", AsOf, 10m, Due, Due.AddDays(1), "new"),
        _ => new InvoiceEvent("new", "n", AsOf, 10m, Due.AddYears(1), null, "new"),
    };

    private static int MilliOf(string scorecard, CustomerSignals signals) =>
        Evaluator.Evaluate(BuiltInScorecards.Find(scorecard) ?? BuiltInScorecards.Relationship, signals, AsOf).Milli;
}

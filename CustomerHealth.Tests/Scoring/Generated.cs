using CustomerHealth.Scoring.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerHealth.Tests.Scoring;

/// <summary>Generated customers: few entities, few instants and few sources, so that collisions and ties are common.</summary>
internal static class Generated
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The events of one customer, each with another identity; a shrunk case leaves some of them out.</summary>
    public static Arbitrary<CustomerEvent[]> Events(int most = 24) => Arb.From(
        Gen.Choose(0, most)
            .SelectMany(count => Drafts.ArrayOf(count))
            .Select(drafts => drafts.Select((draft, at) => draft.ToEvent(at)).ToArray()),
        Shorter);

    public static Gen<int> Seeds => Gen.Choose(0, int.MaxValue - 1);

    /// <summary>Checks a property on so many cases. A failure is shrunk and prints the seed to replay it with.</summary>
    public static void Check(Property property, int cases) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), property);

    public static T[] Shuffled<T>(IReadOnlyCollection<T> items, int seed)
    {
        T[] shuffled = [.. items];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static Gen<Draft> Drafts =>
        from kind in Gen.Choose(0, 12)
        from hours in Gen.Choose(0, 24 * 180)
        from number in Gen.Choose(0, 1000)
        from choice in Gen.Choose(0, 100_000)
        select new Draft(kind, hours, number, choice);

    private static IEnumerable<CustomerEvent[]> Shorter(CustomerEvent[] events)
    {
        if (events.Length > 1)
        {
            yield return events[..(events.Length / 2)];
            yield return events[(events.Length / 2)..];
        }

        for (var at = 0; at < events.Length; at++)
            yield return [.. events[..at], .. events[(at + 1)..]];
    }

    private readonly record struct Draft(int Kind, int Hours, int Number, int Choice)
    {
        private static readonly string[] Contacts = ["meeting", "call", "email", "training"];
        private static readonly string[] Reasons = ["price", "", "support", "\ud83d\ude80"];

        // A third of the events share one instant; the others are spread over half a year.
        private DateTimeOffset Occurred => Choice % 3 == 0 ? Start.AddDays(100) : Start.AddHours(Hours).AddTicks(Number % 4 == 0 ? Number : 0);

        private string? Entity => (Choice / 3 % 5) switch { 0 => null, var number => $"entity-{number}" };

        private DateOnly Day => new DateOnly(2026, 1, 1).AddDays(Number % 180);

        public CustomerEvent ToEvent(int at)
        {
            var source = at % 2 == 0 ? "crm" : "app";

            // Pairs of events share an id at two sources; every third id is a GUID.
            var id = at % 6 < 2 ? $"00000000-0000-7000-8000-{at / 2:d12}" : $"e{at / 2}";
            return Kind switch
            {
                0 => new LoginEvent(source, id, Occurred, Number + 1),
                1 => new FeatureUsedEvent(source, id, Occurred, $"feature {Number % 7}", Choice + 1),
                2 => new ApiCalledEvent(source, id, Occurred, Choice + 1),
                3 => new TicketEvent(
                    source,
                    id,
                    Occurred,
                    Entity,
                    (TicketStatus)(Number % 3),
                    (TicketPriority)(Number % 4),
                    Number % 5 == 0 ? Start.AddHours(Choice % 5000) : null,
                    Number % 7 == 0 ? Start.AddHours(Choice % 4999) : null),
                4 => new InvoiceEvent(
                    source, id, Occurred, Number / 10.0m, Day, Number % 3 == 0 ? null : Day.AddDays((Choice % 3) - 1), Entity, "EUR"),
                5 => new PurchaseEvent(source, id, Occurred, Choice / 7m, Number + 1, "p", Number % 4 == 0 ? null : $"category {Choice % 40}"),
                6 => new ProjectEvent(source, id, Occurred, Choice, (ProjectStatus)(Number % 4), Entity, "roof", Day, null),
                7 => new InteractionEvent(
                    source,
                    id,
                    Occurred,
                    Contacts[Number % 4],
                    Entity,
                    (Sentiment)(Number % 3),
                    "answered",
                    Number % 5 == 0 ? Start.AddHours(Choice % 4500) : null,
                    Number % 6 == 0),
                8 => new SurveyEvent(source, id, Occurred, "nps", Number % 11, 10, Entity),
                9 => new DeploymentEvent(
                    source, id, Occurred, $"product {Number % 4}", Entity, "cloud", $"{Number % 3}.0", null, Day, Number % 5 != 0, null),
                10 => new ContractEvent(
                    source,
                    id,
                    Occurred,
                    Number % 3 == 0 ? null : Day,
                    Number % 4 == 0 ? null : Day.AddDays(Choice % 400),
                    Number % 5 == 0 ? null : Choice / 100m),
                11 => new ReferralsEvent(source, id, Occurred, Number % 7, Choice / 100m, Number % 2 == 0),
                _ => new LifecycleEvent(source, id, Occurred, (LifecycleState)(Number % 4), Reasons[Choice % 4]),
            };
        }
    }
}

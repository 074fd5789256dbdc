using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>
/// Queues deliver in any order and more than once. Through the real checks, apply path and store, a customer's signals and evaluations
/// come out the same to the byte.
/// </summary>
public sealed class OrderFreedomTests : ServiceTest
{
    private static readonly int Cases = TestStorage.Bearable(10_000, onAzurite: 80);
    private static readonly int CasesPerSeed = TestStorage.Bearable(100, onAzurite: 40);

    [Fact]
    public async Task Any_order_any_packing_and_any_repetition_give_the_same_bytes()
    {
        for (var seed = 1; seed <= Cases / CasesPerSeed; seed++)
        {
            await CheckAsync(seed);
        }

        Assert.Equal(0, Service.Counts.Conflict + Service.Counts.Dead);
        Assert.InRange(Service.Counts.Duplicate, Cases / 2, long.MaxValue);
    }

    /// <summary>The cases of one seed: each one a customer told straight and a customer told at random.</summary>
    private async Task CheckAsync(int seed)
    {
        var random = new Random(seed);
        var generated = new GeneratedEvents(random, Clock.Now);
        for (var number = 0; number < CasesPerSeed; number++)
        {
            var (straight, shuffled) = ($"{seed}-{number}-straight", $"{seed}-{number}-shuffled");
            var events = generated.Of(straight, random.Next(2, 9));
            await Service.PutCustomersAsync(straight, shuffled);

            await ApplyAsync(events);
            foreach (var message in Messages(random, [.. events.Select(one => one with { CustomerId = shuffled })]))
            {
                await ApplyAsync(message);
            }

            var expected = await RowAsync(straight);
            var actual = await RowAsync(shuffled);
            Assert.True(
                expected == actual,
                $"Seed {seed}, case {number}:\n{string.Join('\n', events.Select(one => $"{one.Occurred:O} {one.Type} {one.Data}"))}\n{expected}\n{actual}");
        }
    }

    /// <summary>The events and repetitions of some of them, in random order, cut at random places.</summary>
    private static IEnumerable<IReadOnlyList<EventSubmission>> Messages(Random random, EventSubmission[] events)
    {
        EventSubmission[] told = [.. events, .. events.Where(_ => random.Next(3) == 0), random.GetItems(events, 1)[0]];
        random.Shuffle(told);
        for (var start = 0; start < told.Length;)
        {
            var size = random.Next(1, 6);
            yield return told[start..Math.Min(told.Length, start + size)];
            start += size;
        }
    }

    private async Task ApplyAsync(IReadOnlyList<EventSubmission> submissions)
    {
        var checks = Service.Get<EventChecks>();
        AcceptedEvent[] accepted = [.. submissions.Select((submission, index) => checks.Check(submission, index).Accepted!)];
        await Service.Get<EventApplier>().ApplyAsync(ServiceUnderTest.Tenant, 0, accepted, Token);
    }

    private async Task<string> RowAsync(string customer)
    {
        var row = await Service.Store.GetAsync(
            TableNames.Customers, ShardMap.Partition(ServiceUnderTest.Tenant, 0), $"s:{customer}", null, Token);
        return row!.OrderFreeText();
    }
}

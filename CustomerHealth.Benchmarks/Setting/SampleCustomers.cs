using System.Globalization;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>Fills a store through the product's own writers.</summary>
internal static class SampleCustomers
{
    private const int Parallel = 32;

    /// <summary>Fits one transaction with six events a customer.</summary>
    private const int EventsPerCall = 42;

    public static string IdOf(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D5}");

    public static Task CreateAsync(Product product, string kind, int count)
    {
        var writer = product.Get<CustomerWriter>();
        return Load.RunAsync(Parallel, count, async number =>
        {
            var id = IdOf(kind, number);
            var draft = new ProfileDraft(
                id, CustomerKind.Organisation, $"Company {id}", "Software", number % 3 == 0 ? "Enterprise" : "SMB", null,
                new Dictionary<string, string> { ["country"] = "NL" });
            await writer.PutAsync(TenantId.Main, draft, default, CancellationToken.None);
        });
    }

    /// <summary>Applies so many events to each customer, shard by shard.</summary>
    public static Task AddEventsAsync(Product product, string kind, int customers, int eventsEach)
    {
        var (applier, checks, shards) = (product.Get<EventApplier>(), product.Get<EventChecks>(), product.Get<ShardMap>());
        var now = product.Get<TimeProvider>().GetUtcNow();
        var calls = Enumerable.Range(0, customers)
            .GroupBy(number => shards.ShardOf(TenantId.Main, IdOf(kind, number)))
            .SelectMany(shard => shard
                .SelectMany(number => Enumerable.Range(0, eventsEach).Select(at => (IdOf(kind, number), (number * 7) + at)))
                .Chunk(EventsPerCall)
                .Select(events => (Shard: shard.Key, Events: events)))
            .ToList();
        return Load.RunAsync(Parallel, calls.Count, at => applier.ApplyAsync(
            TenantId.Main,
            calls[at].Shard,
            [.. calls[at].Events.Select(next => SampleEvents.Accepted(checks, next.Item1, next.Item2, now))],
            CancellationToken.None));
    }

    /// <summary>Says what those who look after customers say: contacts, one of 20 managers, a contract that ends within two years.</summary>
    public static Task AddAccountsAsync(Product product, string kind, int count)
    {
        var accounts = product.Get<AccountWriter>();
        var today = DateOnly.FromDateTime(product.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        return Load.RunAsync(Parallel, count, number => accounts.ChangeAsync(
            TenantId.Main,
            IdOf(kind, number),
            default,
            account => account with
            {
                Details = new AccountDetails(
                    "Ada Lovelace", $"ada@{IdOf(kind, number)}.example", "+31 20 123 4567", null, $"Manager {number % 20}", Notes: "Prefers calls."),
                Contract = new AccountContract(today.AddDays(-number % 700), today.AddDays((number * 7 % 730) + 1), 1_000 + number),
            },
            "bench",
            CancellationToken.None));
    }
}

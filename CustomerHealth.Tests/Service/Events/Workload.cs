using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Events;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>A small fixed load for the fault tests: three customers, five messages, repeats within and across them, one alert.</summary>
internal static class Workload
{
    /// <summary>Distinct events by customer.</summary>
    public static IReadOnlyDictionary<string, int> Distinct { get; } =
        new Dictionary<string, int> { ["ada"] = 7, ["bob"] = 2, ["cyd"] = 1 };

    public static async Task<ServiceUnderTest> StartAsync(bool emptyPages = false)
    {
        var service = await ServiceUnderTest.StartAsync(emptyPages: emptyPages);
        await service.PutCustomersAsync(Distinct.Keys);
        await service.SettleAsync();
        return service;
    }

    /// <summary>What is handed in, message by message.</summary>
    public static IEnumerable<EventSubmission[]> Messages(DateTimeOffset at) =>
    [
        [Login("ada", "1", at), Login("ada", "2", at), Login("bob", "1", at)],
        [Login("ada", "2", at), Login("ada", "3", at), Login("ada", "3", at)],
        [Login("bob", "1", at), Login("bob", "2", at), Login("cyd", "1", at)],
        [.. FullPicture("ada", at, logins: 1).Skip(1)],
        [Login("ada", "1", at)],
    ];

    public static async Task SubmitAsync(ServiceUnderTest service)
    {
        foreach (var message in Messages(service.Clock.Now))
        {
            await service.SubmitAsync(message);
        }
    }

    /// <summary>Nothing lost, nothing twice: one row per distinct event, and each state is the fold of its customer's rows.</summary>
    public static async Task AssertExactlyOnceAsync(ServiceUnderTest service)
    {
        foreach (var (customer, count) in Distinct)
        {
            var state = await service.StateAsync(customer);
            var log = await service.Get<EventLog>().NewestAsync(ServiceUnderTest.Tenant, state, int.MaxValue, CancellationToken.None);
            Assert.Equal(count, log.Count);
            Assert.Equal(count, state.Signals.EventCount);
            Assert.Equal(CustomerSignals.Empty.With([.. log.Select(TypedEvents.Of)]).ToBytes(), state.Signals.ToBytes());
        }
    }
}

using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Events;

/// <summary>What the worker asks of the tables, counted exactly. Intake is counted on its own.</summary>
public sealed class RequestCountTests : ServiceTest
{
    [Fact]
    public async Task A_single_event_costs_two_requests_cold_and_one_warm()
    {
        await Service.PutCustomersAsync("ada");
        var texts = await Service.MessagesAsync(Login("ada", "1"), Login("ada", "2"));
        await using var worker = await Service.StartAnotherAsync();

        Assert.Equal(2, await TableRequestsAsync(worker, texts[0]));
        Assert.Equal(1, await TableRequestsAsync(worker, texts[1]));
    }

    [Fact]
    public async Task Thirty_two_events_of_a_customer_in_a_message_share_two_requests()
    {
        await Service.PutCustomersAsync("ada");
        var text = await Service.MessageAsync(Logins("ada", 32));
        await using var worker = await Service.StartAnotherAsync();

        Assert.Equal(2, await TableRequestsAsync(worker, text));
        Assert.Equal(32, worker.Counts.Applied);
    }

    [Fact]
    public async Task A_duplicate_writes_nothing()
    {
        await Service.PutCustomersAsync("ada");
        var text = await Service.MessageAsync(Login("ada", "1"));
        await Service.DeliverAsync(QueueNames.Events, text);
        var before = (await Service.StateAsync("ada")).ETag;

        var usage = await Service.MeterAsync(() => Service.DeliverAsync(QueueNames.Events, text));

        Assert.Equal(0, usage[StorageRequestKind.Transact].Items);
        Assert.Equal(before, (await Service.StateAsync("ada")).ETag);
        Assert.Equal((1, 1), (Service.Counts.Applied, Service.Counts.Duplicate));
    }

    [Theory]
    [InlineData(1, 95)]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(8, 8)]
    [InlineData(16, 2)]
    public async Task A_message_full_of_duplicates_costs_at_most_four_requests(int customers, int eventsEach)
    {
        string[] ids = [.. Enumerable.Range(0, customers).Select(number => $"customer-{number}")];
        await Service.PutCustomersAsync(ids);
        var text = await Service.MessageAsync([.. ids.SelectMany(id => Logins(id, eventsEach))]);
        await Service.DeliverAsync(QueueNames.Events, text);
        await using var worker = await Service.StartAnotherAsync();

        Assert.InRange(await TableRequestsAsync(worker, text), 2, 4);
        Assert.Equal(customers * eventsEach, worker.Counts.Duplicate);
    }

    [Fact]
    public async Task A_few_customers_of_a_large_shard_are_not_found_by_reading_the_whole_shard()
    {
        await Service.PutCustomersAsync(Enumerable.Range(0, 600).Select(number => $"customer-{number:D4}"));
        var text = await Service.MessageAsync([.. Enumerable.Range(0, 8).Select(number => Login($"customer-{number * 80:D4}", "1"))]);
        await using var worker = await Service.StartAnotherAsync();

        var usage = await worker.MeterAsync(() => worker.DeliverAsync(QueueNames.Events, text));

        Assert.InRange(usage[StorageRequestKind.QueryPage].Items, 1, 160);
        Assert.InRange(TableRequests(usage), 2, 10);
        Assert.Equal(8, worker.Counts.Applied);
    }

    [Fact]
    public async Task The_check_for_the_customer_costs_one_request_a_minute()
    {
        await Service.PutCustomersAsync("ada");
        await using var door = await Service.StartAnotherAsync();

        Assert.Equal(1, await TableRequestsOfIntakeAsync(door, "1"));
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await TableRequestsOfIntakeAsync(door, "2"));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await TableRequestsOfIntakeAsync(door, "3"));
    }

    internal static long TableRequests(StorageUsage usage) =>
        usage[StorageRequestKind.GetRow].Requests + usage[StorageRequestKind.QueryPage].Requests + usage[StorageRequestKind.Transact].Requests;

    private static EventSubmission[] Logins(string customer, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Login(customer, $"{number}"))];

    private static async Task<long> TableRequestsAsync(ServiceUnderTest worker, string text) =>
        TableRequests(await worker.MeterAsync(() => worker.DeliverAsync(QueueNames.Events, text)));

    private static async Task<long> TableRequestsOfIntakeAsync(ServiceUnderTest door, string id) =>
        TableRequests(await door.MeterAsync(() => door.SubmitAsync(Login("ada", id))));
}

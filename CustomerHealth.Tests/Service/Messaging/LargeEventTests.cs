using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Messaging;

/// <summary>Events between what a queue message holds and what an event may be travel as blobs.</summary>
public sealed class LargeEventTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
    }

    [Theory]
    [InlineData("x", 49_000)]
    [InlineData("x", 65_000)]
    [InlineData("é", 32_000)]
    [InlineData("\"", 32_000)]
    [InlineData("\U0001F600", 16_000)]
    [InlineData("\u2028", 21_000)]
    [InlineData("\u007F", 65_000)]
    public async Task A_large_event_is_applied_whole_and_its_blob_is_gone(string character, int characters)
    {
        var note = string.Concat(Enumerable.Repeat(character, characters));
        await Service.SubmitAsync(Large("1", note));
        var text = Assert.Single(await Service.TakeAsync());
        Assert.Equal(1, Service.Usage[StorageRequestKind.PutBlob].Requests);

        await Service.DeliverAsync(QueueNames.Events, text);

        var state = await Service.StateAsync("ada");
        var applied = Assert.Single(await Service.Get<EventLog>().NewestAsync(ServiceUnderTest.Tenant, state, 10, Token));
        Assert.Equal(note, applied.Data.GetProperty("note").GetString());
        Assert.Equal(1, Service.Usage[StorageRequestKind.DeleteBlob].Items);
    }

    [Fact]
    public async Task Two_identical_large_events_are_applied_once_in_either_order_of_delivery()
    {
        await Service.SubmitAsync(Large("1", new string('x', 50_000)));
        await Service.SubmitAsync(Large("1", new string('x', 50_000)));

        var failures = await Service.DrainAsync();

        Assert.Equal(0, failures);
        Assert.Equal(1, Service.Counts.Applied);
        Assert.Empty(await Service.DeadAsync());
    }

    [Fact]
    public async Task A_message_delivered_again_after_its_blob_is_gone_changes_nothing()
    {
        var text = await Service.MessageAsync(Large("1", new string('x', 50_000)));
        await Service.DeliverAsync(QueueNames.Events, text);

        await Service.DeliverAsync(QueueNames.Events, text);

        Assert.Equal((1, 0), (Service.Counts.Applied, Service.Counts.Dead));
        Assert.Equal(1, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    [Fact]
    public async Task A_blob_that_holds_no_events_is_buried_and_kept()
    {
        await Service.Store.PutAsync(BlobContainers.Intake, "ill", "{"u8.ToArray(), Token);

        await Service.DeliverAsync(
            QueueNames.Events, """{"schema":"events.apply","version":1,"tenant":"main","body":{"events":[],"blob":"ill"}}""");

        Assert.Equal("malformed", Assert.Single(await Service.DeadAsync()).GetString("Reason"));
        Assert.NotNull(await Service.Store.GetAsync(BlobContainers.Intake, "ill", Token));
    }

    [Fact]
    public async Task A_large_conflict_is_kept_whole_in_quarantine()
    {
        var note = new string('é', 30_000);
        await Service.SubmitAsync(Login("ada", "1"));
        await Service.DrainAsync();
        await Service.SubmitAsync(Large("1", note));
        await Service.DrainAsync();

        var dead = Assert.Single(await Service.DeadAsync());
        var body = DeadLetters.BodyOf(dead);
        Assert.Equal(body.Length, dead.GetInt32("BodyBytes"));
        Assert.Equal(note, JsonDocument.Parse(body).RootElement.GetProperty("d").GetProperty("note").GetString());
    }

    private static EventSubmission Large(string id, string note) => Event("ada", id, "login", null, new { note }) with { Bytes = 64 * 1024 };
}

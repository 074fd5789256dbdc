using System.Text;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Messaging;

/// <summary>A message that can never be handled is written down at its first delivery, and the queue keeps flowing.</summary>
public sealed class DeadLetterTests : ServiceTest
{
    private const string Event =
        """{"c":"ada","s":"test","i":"1","t":"login","o":"2026-03-01T00:00:00Z","r":"2026-03-01T00:00:00Z","h":"AAAA","d":{}}""";

    [Theory]
    [InlineData("no json at all", "malformed")]
    [InlineData("null", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main"}""", "malformed")]
    [InlineData("""{"schema":null,"version":1,"tenant":"main","body":{}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":null,"body":{}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"a/b","body":{}}""", "malformed")]
    [InlineData("""{"schema":"events.lost","version":1,"tenant":"main","body":{}}""", "unknown-schema")]
    [InlineData("""{"schema":"events.apply","version":2,"tenant":"main","body":{}}""", "unknown-schema")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":null}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":{"shard":"x"}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":{}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":{"events":[{"c":"ada"}]}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":{"events":[null]}}""", "malformed")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"main","body":{"shard":1,"events":[]}}""", "unknown-shard")]
    [InlineData("""{"schema":"shards.roll-up","version":1,"tenant":"main","body":{"shard":-1}}""", "unknown-shard")]
    [InlineData("""{"schema":"shards.recalculate","version":1,"tenant":"main","body":{"day":"2026-03-17","shard":64}}""", "unknown-shard")]
    public async Task A_message_that_says_nothing_handleable_is_buried_at_once_with_its_reason(string text, string reason)
    {
        await Service.DeliverAsync(QueueNames.Events, text);

        var dead = Assert.Single(await Service.DeadAsync());
        Assert.Equal(reason, dead.GetString("Reason"));
        Assert.Equal(text, Encoding.UTF8.GetString(dead.GetBinary("Body")!));
        Assert.Equal((QueueNames.Events, 1), (dead.GetString("Queue"), Service.Counts.Dead));
    }

    [Theory]
    [InlineData("\"c\":\"ada\"", "\"c\":\"a/b\"", "unknown-customer")]
    [InlineData("\"c\":\"ada\"", "\"c\":\"nobody\"", "unknown-customer")]
    [InlineData("\"t\":\"login\"", "\"t\":\"dance\"", "unknown-type")]
    [InlineData("\"d\":{}", "\"d\":{\"count\":-1}", "invalid-field")]
    public async Task An_event_that_cannot_be_applied_is_buried_alone(string part, string instead, string reason)
    {
        await Service.PutCustomersAsync("ada");
        var bad = Event.Replace(part, instead, StringComparison.Ordinal).Replace("\"i\":\"1\"", "\"i\":\"2\"", StringComparison.Ordinal);

        await Service.DeliverAsync(
            QueueNames.Events, $$$"""{"schema":"events.apply","version":1,"tenant":"main","body":{"events":[{{{bad}}},{{{Event}}}]}}""");

        var dead = Assert.Single(await Service.DeadAsync());
        Assert.Equal(reason, dead.GetString("Reason"));
        Assert.Equal((1, 1), (Service.Counts.Applied, Service.Counts.Dead));
    }

    [Fact]
    public async Task The_queue_keeps_flowing_round_a_bad_message()
    {
        await Service.PutCustomersAsync("ada");
        await Service.Store.SendAsync(QueueNames.Events, "nonsense"u8.ToArray(), TimeSpan.Zero, Token);
        await Service.SubmitAsync(Login("ada", "1"));

        var failures = await Service.DrainAsync();

        Assert.Equal(0, failures);
        Assert.Equal((1, 1), (Service.Counts.Dead, Service.Counts.Applied));
        Assert.Equal(0, await Service.Store.CountAsync(QueueNames.Events, Token));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"schema":"events.apply","version":1,"tenant":"a/b","body":{}}""")]
    public async Task What_failed_too_often_is_buried_once_however_often_it_is_delivered(string text)
    {
        await Service.Get<MessageDispatcher>().BuryAsync(QueueNames.Events, text, Token);
        await Service.Get<MessageDispatcher>().BuryAsync(QueueNames.Events, text, Token);

        var dead = Assert.Single(await Service.DeadAsync());
        Assert.Equal(("failed-too-often", text), (dead.GetString("Reason"), Encoding.UTF8.GetString(dead.GetBinary("Body")!)));
    }

    [Fact]
    public async Task A_message_is_not_given_up_while_its_reason_cannot_be_written_down()
    {
        Service.Faults.On(StorageRequestKind.Transact, 1 + Service.Faults.Calls(StorageRequestKind.Transact), Storage.Faults.Fault.UnavailableBefore);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.DeliverAsync(QueueNames.Events, "nonsense"));

        Assert.Equal(0, Service.Counts.Dead);
    }
}

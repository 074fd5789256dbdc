using System.Text.Json;
using CustomerHealth.LocalHost.Import;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

public sealed class EventBatchesTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(10, new[] { 10 })]
    [InlineData(11, new[] { 10, 1 })]
    [InlineData(30, new[] { 10, 10, 10 })]
    public void A_batch_is_closed_when_it_has_its_number_of_events(int events, int[] sizes)
    {
        var batches = EventBatches.Of(Logins(events), mostEvents: 10);

        Assert.Equal(sizes, batches.Select(batch => batch.Events.Count));
    }

    [Fact]
    public void No_batch_is_larger_than_allowed_and_every_event_is_in_one_in_order()
    {
        var batches = EventBatches.Of(Logins(100), mostBytes: 1_000).ToList();

        Assert.All(batches, batch => Assert.InRange(batch.Body.Length, 2, 1_000));
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"login-{number}"), batches.SelectMany(Ids));
    }

    private static IEnumerable<string?> Ids(EventBatch batch)
    {
        using var body = JsonDocument.Parse(batch.Body);
        return body.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()).ToList();
    }

    private static IEnumerable<CloudEvent> Logins(int count) =>
        Enumerable.Range(0, count).Select(number => new CloudEvent($"login-{number}", "test", "login", "c1", DateTimeOffset.UnixEpoch, new LoginData(1)));
}

using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using Moq;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class AzureQueueStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
    private static readonly QueueLease Lease = new("id", "receipt", new byte[] { 1 }, 1, Now);

    private readonly Mock<QueueClient> queue = new(MockBehavior.Strict);
    private readonly AzureQueueStore store;

    public AzureQueueStoreTests()
    {
        var service = new Mock<QueueServiceClient>(MockBehavior.Strict);
        service.Setup(client => client.GetQueueClient("events")).Returns(queue.Object);
        store = new AzureQueueStore(service.Object);
    }

    [Fact]
    public async Task A_message_is_base64_on_the_wire_and_never_expires()
    {
        queue.Setup(client => client.SendMessageAsync("w6k=", TimeSpan.Zero, TimeSpan.FromSeconds(-1), default))
            .ReturnsAsync(Response.FromValue(QueuesModelFactory.SendReceipt("id", Now, Now, "receipt", Now), new StorageAnswer(201)));

        await store.SendAsync("events", Encoding.UTF8.GetBytes("é"), TimeSpan.Zero, CancellationToken.None);

        queue.VerifyAll();
    }

    [Fact]
    public async Task The_largest_body_just_fits_on_the_wire()
    {
        var sent = "";
        queue.Setup(client => client.SendMessageAsync(It.IsAny<string>(), It.IsAny<TimeSpan?>(), It.IsAny<TimeSpan?>(), default))
            .Callback((string text, TimeSpan? _, TimeSpan? _, CancellationToken _) => sent = text)
            .ReturnsAsync(Response.FromValue(QueuesModelFactory.SendReceipt("id", Now, Now, "receipt", Now), new StorageAnswer(201)));

        await store.SendAsync("events", new byte[QueueLimits.BodyBytes], TimeSpan.Zero, CancellationToken.None);

        Assert.Equal(64 * 1024, sent.Length);
        await Assert.ThrowsAsync<StorageLimitException>(
            () => store.SendAsync("events", new byte[QueueLimits.BodyBytes + 1], TimeSpan.Zero, CancellationToken.None));
    }

    [Theory]
    [InlineData(1500, 2)]
    [InlineData(1000, 1)]
    [InlineData(3000, 3)]
    public async Task A_lease_lasts_whole_seconds_and_rather_longer(int milliseconds, int seconds)
    {
        Receive(TimeSpan.FromSeconds(seconds));

        await store.ReceiveAsync("events", 32, TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);

        queue.VerifyAll();
    }

    [Fact]
    public async Task A_foreign_message_arrives_without_a_body_and_the_others_with_theirs()
    {
        Receive(TimeSpan.FromSeconds(30), "AAEC", "no base64!", "");

        var leases = await store.ReceiveAsync("events", 32, TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Equal(3, leases.Count);
        Assert.Equal([0, 1, 2], leases[0].Body!.Value.ToArray());
        Assert.Null(leases[1].Body);
        Assert.Equal(0, leases[2].Body!.Value.Length);
        Assert.Equal(("m1", "r1", 3, Now), (leases[1].Id, leases[1].PopReceipt, leases[1].DequeueCount, leases[1].InsertedOn));
    }

    [Theory]
    [InlineData(404, "MessageNotFound")]
    [InlineData(400, "PopReceiptMismatch")]
    public async Task A_lost_lease_is_no_error(int status, string code)
    {
        var lost = StorageAnswer.Failure(status, code);
        queue.Setup(client => client.DeleteMessageAsync("id", "receipt", default)).ThrowsAsync(lost);
        queue.Setup(client => client.UpdateMessageAsync("id", "receipt", (string?)null, TimeSpan.FromSeconds(5), default)).ThrowsAsync(lost);

        Assert.False(await store.DeleteAsync("events", Lease, CancellationToken.None));
        Assert.Null(await store.ExtendAsync("events", Lease, TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    [Fact]
    public async Task An_extended_lease_has_the_new_receipt_and_keeps_the_body()
    {
        queue.Setup(client => client.UpdateMessageAsync("id", "receipt", (string?)null, TimeSpan.FromSeconds(5), default))
            .ReturnsAsync(Response.FromValue(QueuesModelFactory.UpdateReceipt("newer", Now), new StorageAnswer(204)));

        var extended = await store.ExtendAsync("events", Lease, TimeSpan.FromSeconds(5), CancellationToken.None);

        Assert.Equal(Lease with { PopReceipt = "newer" }, extended);
    }

    [Fact]
    public async Task A_held_lease_is_deleted()
    {
        queue.Setup(client => client.DeleteMessageAsync("id", "receipt", default)).ReturnsAsync(new StorageAnswer(204));

        Assert.True(await store.DeleteAsync("events", Lease, CancellationToken.None));
    }

    [Fact]
    public async Task The_count_is_the_service_s()
    {
        queue.Setup(client => client.GetPropertiesAsync(default))
            .ReturnsAsync(Response.FromValue(QueuesModelFactory.QueueProperties(null, 12), new StorageAnswer(200)));

        Assert.Equal(12, await store.CountAsync("events", CancellationToken.None));
    }

    [Theory]
    [InlineData(404, "QueueNotFound", typeof(InvalidOperationException))]
    [InlineData(503, "ServerBusy", typeof(StorageUnavailableException))]
    public async Task Other_failures_are_exceptions_of_the_port(int status, string code, Type expected)
    {
        queue.Setup(client => client.DeleteMessageAsync("id", "receipt", default)).ThrowsAsync(StorageAnswer.Failure(status, code));

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => store.DeleteAsync("events", Lease, CancellationToken.None));

        Assert.IsType(expected, exception);
    }

    private void Receive(TimeSpan lease, params string[] texts)
    {
        QueueMessage[] messages =
        [
            .. texts.Select((text, index) =>
                QueuesModelFactory.QueueMessage($"m{index}", $"r{index}", BinaryData.FromString(text), 3, insertedOn: Now)),
        ];
        queue.Setup(client => client.ReceiveMessagesAsync(32, lease, default))
            .ReturnsAsync(Response.FromValue(messages, new StorageAnswer(200)));
    }
}

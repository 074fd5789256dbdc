// Azure.Storage.Queues: plain data that tests hand to the adapters, so these have bodies.
namespace Azure.Storage.Queues.Models;

public class QueueMessage
{
    internal QueueMessage()
    {
    }

    public string MessageId { get; internal init; }

    public string PopReceipt { get; internal init; }

    public BinaryData Body { get; internal init; }

    public DateTimeOffset? InsertedOn { get; internal init; }

    public long DequeueCount { get; internal init; }
}

public class QueueProperties
{
    internal QueueProperties()
    {
    }

    public int ApproximateMessagesCount { get; internal init; }
}

public class SendReceipt
{
    internal SendReceipt()
    {
    }
}

public class UpdateReceipt
{
    internal UpdateReceipt()
    {
    }

    public string PopReceipt { get; internal init; }
}

public static class QueuesModelFactory
{
    public static QueueMessage QueueMessage(
        string messageId,
        string popReceipt,
        BinaryData body,
        long dequeueCount,
        DateTimeOffset? nextVisibleOn = default,
        DateTimeOffset? insertedOn = default,
        DateTimeOffset? expiresOn = default) =>
        new() { MessageId = messageId, PopReceipt = popReceipt, Body = body, DequeueCount = dequeueCount, InsertedOn = insertedOn };

    public static QueueProperties QueueProperties(IDictionary<string, string> metadata, int approximateMessagesCount) =>
        new() { ApproximateMessagesCount = approximateMessagesCount };

    public static SendReceipt SendReceipt(
        string messageId, DateTimeOffset insertionTime, DateTimeOffset expirationTime, string popReceipt, DateTimeOffset timeNextVisible) =>
        new();

    public static UpdateReceipt UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) => new() { PopReceipt = popReceipt };
}

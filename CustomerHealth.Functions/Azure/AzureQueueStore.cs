using System.Collections.Concurrent;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>Queues of an Azure Storage account, through Microsoft's SDK.</summary>
/// <remarks>
/// Base64 is done here and the clients are left at <c>QueueMessageEncoding.None</c>. The text on the wire is the same, but the
/// SDK's own decoding throws away a whole receive for one foreign message (FormatException, or the message is dropped silently when a
/// MessageDecodingFailed handler is set): the other messages would then stay leased and unseen. Here the foreign one arrives without a
/// body.
/// </remarks>
internal sealed class AzureQueueStore(QueueServiceClient service) : IQueueStore
{
    /// <summary>Without this, Storage deletes a message after seven days.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<string, QueueClient> queues = new(StringComparer.Ordinal);

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckSend(body.Length, delay);
        try
        {
            await Queue(queue).SendMessageAsync(Encoding.ASCII.GetString(QueueText.Of(body.Span)), QueueLimits.WholeSeconds(delay), Never, cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        QueueLimits.CheckReceive(count, lease);
        try
        {
            var messages = await Queue(queue).ReceiveMessagesAsync(count, QueueLimits.WholeSeconds(lease), cancellationToken);
            return [.. messages.Value.Select(ToLease)];
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken)
    {
        try
        {
            await Queue(queue).DeleteMessageAsync(lease.Id, lease.PopReceipt, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (IsLost(failed))
        {
            return false;
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(duration);
        try
        {
            // No text given: the message keeps its body.
            var receipt = await Queue(queue).UpdateMessageAsync(
                lease.Id, lease.PopReceipt, visibilityTimeout: QueueLimits.WholeSeconds(duration), cancellationToken: cancellationToken);
            return lease with { PopReceipt = receipt.Value.PopReceipt };
        }
        catch (RequestFailedException failed) when (IsLost(failed))
        {
            return null;
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await Queue(queue).GetPropertiesAsync(cancellationToken);
            return properties.Value.ApproximateMessagesCount;
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private static QueueLease ToLease(QueueMessage message) => new(
        message.MessageId,
        message.PopReceipt,
        QueueText.Read(message.Body is { } body ? body.ToMemory().Span : []),
        (int)message.DequeueCount,
        message.InsertedOn ?? default);

    private static bool IsLost(RequestFailedException failed) => StorageAnswers.IsLostLease(failed.Status, failed.ErrorCode);

    private QueueClient Queue(string name) => queues.GetOrAdd(name, service.GetQueueClient);
}

using System.Text;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Queues in the embedded store. Bodies are kept as the text that the cloud has on the wire: base64.</summary>
internal sealed class SqliteQueues(NameRegistry names, ReaderPool readers, GroupWriter writer, TimeProvider clock) : IQueueStore
{
    private const int WireBytes = 64 * 1024;

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckSend(body.Length, delay);
        await PutAsync(queue, QueueText.Of(body.Span), delay, cancellationToken);
    }

    /// <summary>Puts a text as it is, as a sender other than this product might.</summary>
    public async Task PutForeignTextAsync(string queue, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > WireBytes)
        {
            throw new StorageLimitException($"A message has at most {WireBytes} bytes on the wire, this one {bytes.Length}.");
        }

        await PutAsync(queue, bytes, TimeSpan.Zero, cancellationToken);
    }

    public async Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        QueueLimits.CheckReceive(count, lease);
        var number = names.Find(NameKind.Queue, queue);
        var now = clock.GetUtcNow().UtcTicks;

        // Most polls find nothing; they must not take the write lock from those who have something to write.
        if (!readers.Read(connection => MessageRows.AnyVisible(connection, number, now)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }

        return await writer.WriteAsync(turn => MessageRows.Receive(turn, number, count, lease), cancellationToken);
    }

    public async Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken)
    {
        var number = names.Find(NameKind.Queue, queue);
        return await writer.WriteAsync(turn => MessageRows.Delete(turn, number, lease), cancellationToken);
    }

    public async Task<QueueLease?> ExtendAsync(
        string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(duration);
        var number = names.Find(NameKind.Queue, queue);
        return await writer.WriteAsync(turn => MessageRows.Extend(turn, number, lease, duration), cancellationToken);
    }

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => Answer.Of(
        () =>
        {
            var number = names.Find(NameKind.Queue, queue);
            return readers.Read(connection => MessageRows.Count(connection, number));
        },
        cancellationToken);

    private async Task PutAsync(string queue, byte[] text, TimeSpan delay, CancellationToken cancellationToken)
    {
        var number = names.Find(NameKind.Queue, queue);
        await writer.WriteAsync(turn => MessageRows.Insert(turn, number, text, delay), cancellationToken);
    }
}

using System.Text;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The text of a message as a worker gets it, made by the product's own sender.</summary>
internal sealed class MessageTexts : IQueueStore
{
    private readonly MessageSender sender;
    private string last = "";

    public MessageTexts() => sender = new MessageSender(this, TimeProvider.System);

    public string Of<T>(T message)
        where T : IMessage<T>
    {
        // Completes at once: what it sends to is this object.
        _ = sender.SendAsync(TenantId.Main, message, CancellationToken.None);
        return last;
    }

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        last = Encoding.UTF8.GetString(body.Span);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QueueLease>> ReceiveAsync(string queue, int count, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueueLease>>([]);

    public Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<QueueLease?> ExtendAsync(string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        Task.FromResult<QueueLease?>(null);

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(0);
}

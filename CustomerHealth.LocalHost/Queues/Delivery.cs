using System.Text;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// One delivery of a message to its function, with the outcomes of the Functions host: done and deleted; failed and shown again after
/// the visibility timeout; failed too often and moved to the poison queue (sent there first, deleted then: twice is better than never).
/// </summary>
public sealed partial class Delivery(
    QueueFunction function, IQueueStore queues, QueueSettings settings, InFlight inFlight, IServiceScopeFactory scopes, TimeProvider time, ILogger logger)
{
    private bool IsPoisonQueue => function.Queue.EndsWith(QueueNames.PoisonSuffix, StringComparison.Ordinal);

    /// <summary>Never throws: what cannot be done now is done when the lease ends and the message comes again.</summary>
    /// <param name="abandon">Signalled when the process cannot wait any longer for the function.</param>
    public async Task RunAsync(QueueLease lease, CancellationToken abandon)
    {
        using var busy = inFlight.Enter();
        try
        {
            if (lease.Body is not { } body)
            {
                await new ForeignMessage(queues, function.Queue, lease).SetAsideAsync();
                Foreign(function.Queue, lease.Id);
            }
            else if (lease.DequeueCount > settings.MaxDequeueCount && !IsPoisonQueue)
            {
                // Leased too often without an outcome: whoever handles it dies. The host does not try again either.
                await MoveToPoisonAsync(lease, body);
            }
            else
            {
                await HandleAsync(lease, body, abandon);
            }
        }
#pragma warning disable CA1031 // Whatever it is, the message is still in the queue and the loop must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Undecided(exception, function.Queue, lease.Id);
        }
    }

    private async Task HandleAsync(QueueLease lease, ReadOnlyMemory<byte> body, CancellationToken abandon)
    {
        using var renewal = new LeaseRenewal(queues, function.Queue, lease, settings.LeaseTime, time);
        var failure = await TryAsync(body, abandon);
        var current = await renewal.StopAsync();
        if (failure is not null)
        {
            Failed(failure, function.Name, lease.Id, lease.DequeueCount);
        }

        if (current is null)
        {
            LeaseLost(function.Queue, lease.Id);
        }
        else if (failure is null)
        {
            await queues.DeleteAsync(function.Queue, current, CancellationToken.None);
        }
        else if (abandon.IsCancellationRequested)
        {
            await queues.ExtendAsync(function.Queue, current, TimeSpan.Zero, CancellationToken.None);
        }
        else if (IsPoisonQueue)
        {
            // No poison of poison. The host leaves the message leased, so that it is not tried again in a tight circle.
        }
        else if (lease.DequeueCount >= settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(current, body);
        }
        else
        {
            await queues.ExtendAsync(function.Queue, current, settings.VisibilityTimeout, CancellationToken.None);
        }
    }

    private async Task<Exception?> TryAsync(ReadOnlyMemory<byte> body, CancellationToken abandon)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await function.Method.InvokeAsync(scope.ServiceProvider, Encoding.UTF8.GetString(body.Span), abandon);
            return null;
        }
#pragma warning disable CA1031 // A function may fail in any way; all of them mean "try again".
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private async Task MoveToPoisonAsync(QueueLease lease, ReadOnlyMemory<byte> body)
    {
        await queues.SendAsync(function.Queue + QueueNames.PoisonSuffix, body, TimeSpan.Zero, CancellationToken.None);
        await queues.DeleteAsync(function.Queue, lease, CancellationToken.None);
        Poisoned(function.Queue, lease.Id, lease.DequeueCount);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Function {Name} failed on message {Id}, try {Tries}.")]
    private partial void Failed(Exception exception, string name, string id, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} of queue {Queue} went to the poison queue after {Tries} tries.")]
    private partial void Poisoned(string queue, string id, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} of queue {Queue} is not base64; it is set aside, not deleted.")]
    private partial void Foreign(string queue, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of message {Id} of queue {Queue} was lost; it may run twice.")]
    private partial void LeaseLost(string queue, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of message {Id} of queue {Queue} could not be stored; it comes again.")]
    private partial void Undecided(Exception exception, string queue, string id);
}

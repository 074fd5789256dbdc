using CustomerHealth.Service.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>The queue triggers: one per queue, each handing over to the dispatcher.</summary>
public sealed class QueueFunctions(MessageDispatcher dispatcher)
{
    /// <summary>The setting that names the queue account.</summary>
    public const string Connection = "QueueStorage";

    [Function("Events")]
    public Task Events(
        [QueueTrigger(QueueNames.Events, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(QueueNames.Events, message, cancellationToken);

    [Function("Shards")]
    public Task Shards(
        [QueueTrigger(QueueNames.Shards, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(QueueNames.Shards, message, cancellationToken);

    [Function("Outbox")]
    public Task Outbox(
        [QueueTrigger(QueueNames.Outbox, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(QueueNames.Outbox, message, cancellationToken);

    [Function("Reports")]
    public Task Reports(
        [QueueTrigger(QueueNames.Reports, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.DispatchAsync(QueueNames.Reports, message, cancellationToken);
}

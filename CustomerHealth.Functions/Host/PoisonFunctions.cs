using CustomerHealth.Service.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>The poison queues: what the host gave up on becomes a dead row.</summary>
public sealed class PoisonFunctions(MessageDispatcher dispatcher)
{
    [Function("EventsPoison")]
    public Task Events(
        [QueueTrigger(QueueNames.EventsPoison, Connection = QueueFunctions.Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.BuryAsync(QueueNames.Events, message, cancellationToken);

    [Function("ShardsPoison")]
    public Task Shards(
        [QueueTrigger(QueueNames.ShardsPoison, Connection = QueueFunctions.Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.BuryAsync(QueueNames.Shards, message, cancellationToken);

    [Function("OutboxPoison")]
    public Task Outbox(
        [QueueTrigger(QueueNames.OutboxPoison, Connection = QueueFunctions.Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.BuryAsync(QueueNames.Outbox, message, cancellationToken);

    [Function("ReportsPoison")]
    public Task Reports(
        [QueueTrigger(QueueNames.ReportsPoison, Connection = QueueFunctions.Connection)] string message, CancellationToken cancellationToken) =>
        dispatcher.BuryAsync(QueueNames.Reports, message, cancellationToken);
}

using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Tests.Service.Outbox;

/// <summary>Takes items out by writing down which; what comes of it a test says. Waits a minute more each time, and gives up after three tries.</summary>
internal sealed class ScriptedDelivery : IOutboxDelivery
{
    public const string KindName = "test";
    public const int MostTries = 3;

    public string Kind => KindName;

    /// <summary>What was tried, in order, as the try found it.</summary>
    public List<OutboxItem> Tried { get; } = [];

    public Func<OutboxItem, CancellationToken, Task<OutboxOutcome>> Outcome { get; set; } = (_, _) => Task.FromResult(OutboxOutcome.Done());

    public Task<OutboxOutcome> DeliverAsync(TenantId tenant, OutboxAddress address, OutboxItem item, CancellationToken cancellationToken)
    {
        Tried.Add(item);
        return Outcome(item, cancellationToken);
    }

    public TimeSpan? PauseAfter(int tries) => tries < MostTries ? TimeSpan.FromMinutes(tries) : null;

    public IReadOnlyList<RowOperation> RecordGivingUp(OutboxAddress address, OutboxItem item, string trouble) =>
        [RowOperation.Overwrite(new TableRow(address.Partition, $"d:{item.Id}") { ["Trouble"] = trouble })];
}

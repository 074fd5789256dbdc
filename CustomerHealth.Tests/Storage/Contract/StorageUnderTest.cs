using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>What an adapter brings to the contract suite.</summary>
public sealed record StorageUnderTest(
    ITableStore Tables, IQueueStore Queues, IBlobStore Blobs, IStorageProvisioning Provisioning)
{
    /// <summary>Moves the store's clock. Where that cannot be done, this does nothing and the tests poll until time has passed.</summary>
    public Action<TimeSpan> Advance { get; init; } = _ => { };

    /// <summary>Ends it and removes what it left.</summary>
    public Func<ValueTask> CloseAsync { get; init; } = () => ValueTask.CompletedTask;
}

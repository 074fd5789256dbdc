using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>
/// The suite that every adapter passes. An adapter's test class inherits one of the contracts and opens its storage; each test gets
/// names of its own, so that a shared account or emulator will do.
/// </summary>
public abstract class StorageContract : IAsyncLifetime
{
    private StorageUnderTest? storage;

    /// <summary>Fresh per test, and legal in names of tables, queues and containers.</summary>
    protected string Prefix { get; } = "t" + Guid.NewGuid().ToString("N")[..12];

    protected StorageUnderTest Storage => storage ?? throw new InvalidOperationException("The test has not begun.");

    protected static CancellationToken Token => CancellationToken.None;

    public async Task InitializeAsync()
    {
        storage = await OpenAsync();
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        if (storage is not null)
        {
            await storage.CloseAsync();
        }
    }

    protected abstract Task<StorageUnderTest> OpenAsync();

    protected abstract Task PrepareAsync();
}

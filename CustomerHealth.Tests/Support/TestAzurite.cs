using CustomerHealth.LocalHost.Azurite;

namespace CustomerHealth.Tests.Support;

/// <summary>
/// The Azurite of this run, started when the first test asks for it and ended with the run. Every store is an account of its own, so that
/// no test sees another's rows and nothing needs clearing.
/// </summary>
internal static class TestAzurite
{
    /// <summary>
    /// Then a fresh one begins: Azurite slows down as it fills. Measured with 14 tables and 40 rows written and read per store, the
    /// processor time of its table service for one store: 46 ms around the 150th, 62 at 350, 76 at 450, 150 to 210 from 550 on.
    /// </summary>
    private const int StoresOfOne = 400;

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Stack<AzuriteProcess> Running = new();
    private static TemporaryFolder? folder;
    private static int used;

    /// <summary>What this machine lacks, as a sentence; null when Azurite can be started.</summary>
    public static string? Missing => AzuriteInstallation.Missing;

    /// <summary>Opens an account nobody had before. Several stores and processes may share it.</summary>
    /// <exception cref="AzuriteException">Azurite cannot be installed or does not start.</exception>
    public static async Task<string> NewAccountAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (Running.Count == 0 || used == StoresOfOne)
            {
                await StartAsync();
            }

            return Running.Peek().ConnectionTo(Account(used++));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <returns>How many stores there were.</returns>
    public static async Task<int> EndAsync()
    {
        var stores = (Math.Max(Running.Count - 1, 0) * StoresOfOne) + used;
        while (Running.TryPop(out var process))
        {
            await process.DisposeAsync();
        }

        folder?.Dispose();
        return stores;
    }

    private static async Task StartAsync()
    {
        folder ??= new TemporaryFolder();
        var accounts = Enumerable.Range(0, StoresOfOne).Select(Account);
        Running.Push(await AzuriteProcess.OnFreePortsAsync(folder.File($"queues{Running.Count}"), accounts));
        used = 0;
    }

    private static string Account(int number) => $"store{number}";
}

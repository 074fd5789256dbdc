using System.Net.Sockets;
using System.Text;

namespace CustomerHealth.LocalHost.Azurite;

/// <summary>A running Azurite: three services of the pinned version, on this machine only.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string WellKnown = "UseDevelopmentStorage=true";

    private static readonly (AzuriteKind Kind, int Port)[] UsualPorts =
        [(AzuriteKind.Table, 10002), (AzuriteKind.Queue, 10001), (AzuriteKind.Blob, 10000)];

    private readonly IReadOnlyList<AzuriteService> services;

    private AzuriteProcess(IReadOnlyList<AzuriteService> services) => this.services = services;

    /// <summary>The well-known account of an Azurite at its usual ports.</summary>
    public static string UsualConnection => WellKnown;

    /// <summary>
    /// Starts what does not listen yet at Azurite's usual ports, with its data in the folder, and leaves alone what does: an Azurite that
    /// somebody else runs is used.
    /// </summary>
    /// <exception cref="AzuriteException">It cannot be installed or does not start.</exception>
    public static Task<AzuriteProcess> AtUsualPortsAsync(string folder) => AtPortsAsync(folder, UsualPorts);

    internal static async Task<AzuriteProcess> AtPortsAsync(string folder, IReadOnlyList<(AzuriteKind Kind, int Port)> ports)
    {
        var missing = await SilentAsync(ports);
        try
        {
            return await StartAsync(missing.Select(service =>
                AzuriteService.StartAsync(service.Kind, service.Port, Path.Combine(folder, $"{service.Kind}".ToLowerInvariant()), accounts: null)));
        }
        catch (AzuriteException)
        {
            if ((await SilentAsync(missing)).Count > 0)
            {
                throw;
            }

            return new AzuriteProcess([]); // Somebody else started one meanwhile.
        }
    }

    /// <summary>Those of the ports at which nobody listens.</summary>
    private static async Task<IReadOnlyList<(AzuriteKind Kind, int Port)>> SilentAsync(IReadOnlyList<(AzuriteKind Kind, int Port)> ports)
    {
        var silent = new List<(AzuriteKind Kind, int Port)>();
        foreach (var service in ports)
        {
            if (!await ListensAsync(service.Port))
            {
                silent.Add(service);
            }
        }

        return silent;
    }

    /// <summary>
    /// One of one's own, on free ports, with the accounts given and nothing in them. Queues are kept in the folder, since in memory
    /// Azurite stands still while it collects many deleted messages; tables and blobs are kept in memory.
    /// </summary>
    /// <param name="accounts">Names of accounts; each has the key <see cref="KeyOf"/> it.</param>
    /// <exception cref="AzuriteException">It cannot be installed or does not start.</exception>
    public static Task<AzuriteProcess> OnFreePortsAsync(string queueFolder, IEnumerable<string> accounts)
    {
        var keys = string.Join(';', accounts.Select(account => $"{account}:{KeyOf(account)}"));
        return StartAsync(
        [
            AzuriteService.StartAsync(AzuriteKind.Table, 0, folder: null, keys),
            AzuriteService.StartAsync(AzuriteKind.Queue, 0, queueFolder, keys),
            AzuriteService.StartAsync(AzuriteKind.Blob, 0, folder: null, keys),
        ]);
    }

    /// <summary>What opens an account of <see cref="OnFreePortsAsync"/>.</summary>
    public string ConnectionTo(string account) => string.Join(
        ';',
        [
            $"AccountName={account}",
            $"AccountKey={KeyOf(account)}",
            .. services.Select(service => $"{service.Kind}Endpoint=http://127.0.0.1:{service.Port}/{account}"),
        ]);

    public async ValueTask DisposeAsync() => await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));

    /// <summary>No secret: whoever can reach the port of an emulator on this machine may read it.</summary>
    private static string KeyOf(string account) => Convert.ToBase64String(Encoding.UTF8.GetBytes(account));

    private static async Task<AzuriteProcess> StartAsync(IEnumerable<Task<AzuriteService>> starts)
    {
        var starting = starts.ToList();
        try
        {
            return new AzuriteProcess(await Task.WhenAll(starting));
        }
        catch
        {
            foreach (var started in starting.Where(start => start.IsCompletedSuccessfully))
            {
                await (await started).DisposeAsync();
            }

            throw;
        }
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

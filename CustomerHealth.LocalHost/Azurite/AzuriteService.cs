using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CustomerHealth.LocalHost.Azurite;

/// <summary>Which of Azurite's services. Each runs in a process of its own: one that is busy must not hold up the others.</summary>
internal enum AzuriteKind
{
    Table,
    Queue,
    Blob,
}

/// <summary>One running service of Azurite, on the loopback address. It ends with this object, or with this process, however that ends.</summary>
internal sealed class AzuriteService : IAsyncDisposable
{
    private const string Started = "successfully";
    private const int PortTries = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(10);

    private readonly Process process;

    private AzuriteService(Process process, AzuriteKind kind, int port) => (this.process, Kind, Port) = (process, kind, port);

    public AzuriteKind Kind { get; }

    public int Port { get; }

    /// <param name="port">0: any free one.</param>
    /// <param name="folder">Where it keeps its data; null: in memory.</param>
    /// <param name="accounts">As Azurite reads them from its environment; null: the well-known account.</param>
    /// <exception cref="AzuriteException">It ended before it listened, or is silent for a minute.</exception>
    public static async Task<AzuriteService> StartAsync(AzuriteKind kind, int port, string? folder, string? accounts)
    {
        var installation = await AzuriteInstallation.FolderAsync();
        for (var tries = 1; ; tries++)
        {
            var chosen = port == 0 ? FreePort() : port;
            var process = Process.Start(Command(installation, kind, chosen, folder, accounts))!;
            if (await ListensAsync(process) is not { } complaint)
            {
                return new AzuriteService(process, kind, chosen);
            }

            process.Kill();
            process.Dispose();
            if (port != 0 || tries == PortTries)
            {
                throw new AzuriteException($"Azurite's {Name(kind)} service did not start on port {chosen}. {complaint}");
            }
        }
    }

    /// <summary>Asks it to close, which writes what it holds to the disk, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(FarewellPatience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static ProcessStartInfo Command(string installation, AzuriteKind kind, int port, string? folder, string? accounts)
    {
        var name = Name(kind);
        var command = new ProcessStartInfo(AzuriteInstallation.Executable("node")!)
        {
            ArgumentList =
            {
                Path.Combine(installation, "run.js"), name,
                $"--{name}Host", "127.0.0.1", $"--{name}Port", port.ToString(CultureInfo.InvariantCulture),
                "--silent", "--disableTelemetry", "--disableProductStyleUrl",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IEnumerable<string> place = folder is null ? ["--inMemoryPersistence"] : ["--location", Directory.CreateDirectory(folder).FullName];
        foreach (var word in place)
        {
            command.ArgumentList.Add(word);
        }

        // What the shell says of accounts and databases is about some other Azurite.
        command.Environment.Remove("AZURITE_DB");
        command.Environment.Remove("AZURITE_ACCOUNTS");
        if (accounts is not null)
        {
            command.Environment["AZURITE_ACCOUNTS"] = accounts;
        }

        return command;
    }

    /// <summary>Waits for the line that says it listens. Null, or what it said instead.</summary>
    private static async Task<string?> ListensAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.Contains(Started, StringComparison.Ordinal))
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // A full pipe would stop it.
                    return null;
                }
            }

            return (await errors).Trim();
        }
        catch (OperationCanceledException)
        {
            return $"It was silent for {Patience.TotalSeconds} s.";
        }
    }

    /// <summary>Free a moment ago; somebody may still be faster, hence the tries.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Name(AzuriteKind kind) => kind switch
    {
        AzuriteKind.Table => "table",
        AzuriteKind.Queue => "queue",
        _ => "blob",
    };
}

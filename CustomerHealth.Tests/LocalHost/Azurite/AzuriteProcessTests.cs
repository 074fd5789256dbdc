using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CustomerHealth.LocalHost.Azurite;
using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Support.Suites;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Azurite;

/// <summary>Starting and ending the pinned Azurite, as <c>--storage azurite</c> does.</summary>
[NeedsAzurite]
public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task What_was_written_is_there_after_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var ports = Ports();
        await using (await AzuriteProcess.AtPortsAsync(folder.Path, ports))
        {
            await Open(ports).EnsureAsync(["Customers"], [], [], CancellationToken.None);
            await Open(ports).TransactAsync("Customers", [RowOperation.Add(new TableRow("acme", "s:ada"))], CancellationToken.None);
        }

        await using var again = await AzuriteProcess.AtPortsAsync(folder.Path, ports);

        Assert.NotNull(await Open(ports).GetAsync("Customers", "acme", "s:ada", null, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_runs_is_used_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        var ports = Ports();
        await using var running = await AzuriteProcess.AtPortsAsync(folder.File("theirs"), ports);

        await (await AzuriteProcess.AtPortsAsync(folder.File("ours"), ports)).DisposeAsync();

        await Open(ports).EnsureAsync(["Customers"], ["events"], ["intake"], CancellationToken.None);
        Assert.False(Directory.Exists(folder.File("ours")));
    }

    [Fact]
    public async Task A_port_that_something_else_has_is_told_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteService.StartAsync(AzuriteKind.Table, port, null, null));

        Assert.Contains($"Azurite's table service did not start on port {port}.", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The pipe closes when the process that holds its other end is gone, killed or not; the system sees to that.</summary>
    [Fact]
    public async Task It_ends_when_the_pipe_of_whoever_started_it_closes_and_not_by_ctrl_c()
    {
        var installation = await AzuriteInstallation.FolderAsync();
        using var node = Process.Start(new ProcessStartInfo(
            AzuriteInstallation.Executable("node")!,
            [Path.Combine(installation, "run.js"), "table", "--inMemoryPersistence", "--tableHost", "127.0.0.1", "--tablePort", $"{FreePort()}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (await node.StandardOutput.ReadLineAsync() is { } line && !line.Contains("successfully started", StringComparison.Ordinal))
        {
        }

        if (!OperatingSystem.IsWindows())
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{node.Id}"]);
            await interrupt.WaitForExitAsync();
            Assert.False(node.HasExited);
        }

        node.StandardInput.Close();

        await node.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        Assert.Equal(0, node.ExitCode);
    }

    private static (AzuriteKind Kind, int Port)[] Ports() =>
        [(AzuriteKind.Table, FreePort()), (AzuriteKind.Queue, FreePort()), (AzuriteKind.Blob, FreePort())];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static RestStore Open((AzuriteKind Kind, int Port)[] ports) => RestStore.Open(string.Join(
        ';',
        [
            "AccountName=devstoreaccount1",
            $"AccountKey={Convert.ToBase64String(StorageAccount.Parse("UseDevelopmentStorage=true").Key)}",
            .. ports.Select(service => $"{service.Kind}Endpoint=http://127.0.0.1:{service.Port}/devstoreaccount1"),
        ]));
}

using System.Diagnostics;
using CustomerHealth.LocalHost.Queues;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CustomerHealth.LocalHost;

/// <summary>The app, running in this process: the same for the program and for tests.</summary>
public sealed class LocalApp : IAsyncDisposable
{
    /// <summary>Messages of other processes ring no bell here, so a drain looks this often as well.</summary>
    private static readonly TimeSpan DrainPoll = TimeSpan.FromMilliseconds(50);

    private readonly IHost host;
    private readonly IAsyncDisposable? ownedStore;

    private LocalApp(IHost host, IAsyncDisposable? ownedStore) => (this.host, this.ownedStore) = (host, ownedStore);

    /// <summary>Where it listens, with the port it really has.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => host.Services;

    /// <summary>Opens the store, creating it where it is missing, and returns once requests are served.</summary>
    public static async Task<LocalApp> StartAsync(LocalOptions options, CancellationToken cancellationToken = default)
    {
        var (stores, owned) = await options.Storage.OpenAsync();
        IHost? host = null;
        try
        {
            host = LocalComposition.Build(options, stores);
            await host.Services.OpenCustomerHealthAsync(cancellationToken);
            await host.StartAsync(cancellationToken);
            var addresses = host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
            return new LocalApp(host, owned) { Address = new Uri(addresses.Addresses.First()) };
        }
        catch
        {
            host?.Dispose();
            await (owned?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    public HttpClient CreateClient() => new() { BaseAddress = Address };

    /// <summary>A client that may do everything, in Accounts mode too: the importers' and the demo's.</summary>
    public HttpClient CreateOperatorClient()
    {
        var client = CreateClient();
        if (Services.GetRequiredService<IOptions<AuthOptions>>().Value.AdminKey is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    /// <summary>
    /// Waits until the queues are empty, hidden and delayed messages included, and nothing runs. Two looks in a row must agree, since a
    /// message may move from a queue not yet looked at to one that was.
    /// </summary>
    /// <exception cref="TimeoutException">Names the queues that still hold something.</exception>
    public async Task DrainAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var inFlight = Services.GetRequiredService<InFlight>();
        var watch = Stopwatch.StartNew();
        long? quietSince = null;
        while (true)
        {
            var ended = inFlight.NextEnd();
            var started = inFlight.Started;
            var left = await WaitingAsync(cancellationToken);
            var quiet = left.Count == 0 && inFlight.Idle && inFlight.Started == started;
            if (quiet && quietSince == started)
            {
                return;
            }

            quietSince = quiet ? started : null;
            if (watch.Elapsed >= timeout)
            {
                throw new TimeoutException($"Not drained after {timeout}: {string.Join(", ", left.Select(queue => $"{queue.Key} {queue.Value}"))}.");
            }

            if (!quiet)
            {
                await Task.WhenAny(ended, Task.Delay(DrainPoll, cancellationToken));
            }
        }
    }

    /// <summary>Serves no new request, takes no new message, finishes what is under way.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>Returns when the process is told to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => host.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await (ownedStore?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<Dictionary<string, int>> WaitingAsync(CancellationToken cancellationToken)
    {
        var queues = Services.GetRequiredService<RingingQueueStore>();
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in Services.GetRequiredService<TriggerTable>().Queues.Select(function => function.Queue))
        {
            if (await queues.CountAsync(queue, cancellationToken) is > 0 and var count)
            {
                waiting[queue] = count;
            }
        }

        return waiting;
    }
}

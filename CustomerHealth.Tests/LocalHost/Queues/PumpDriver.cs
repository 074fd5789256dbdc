using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CustomerHealth.LocalHost.Queues;
using CustomerHealth.LocalHost.Storage.Sqlite;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

/// <summary>A pump over an in-memory queue called "work", with a clock that stands still and a function that does what a test says.</summary>
internal sealed class PumpDriver : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly QueuePump pump;

    /// <param name="between">What stands between the pump and the queue, for faults.</param>
    public PumpDriver(QueueSettings? settings = null, Func<IQueueStore, IQueueStore>? between = null)
    {
        Store = SqliteStore.InMemory(Time);
        var bells = new Doorbells(Time);
        Queues = new RingingQueueStore(between?.Invoke(Store) ?? Store, bells);
        services = new ServiceCollection().AddSingleton(Work).BuildServiceProvider();
        pump = new QueuePump(
            TriggerReader.Read(typeof(WorkFunctions)),
            Queues,
            bells,
            settings ?? new QueueSettings { MaxPollingInterval = TimeSpan.FromSeconds(2), VisibilityTimeout = TimeSpan.FromSeconds(10) },
            InFlight,
            services.GetRequiredService<IServiceScopeFactory>(),
            Time,
            NullLogger<QueuePump>.Instance);
    }

    public ManualTime Time { get; } = new();

    public WorkLog Work { get; } = new();

    public InFlight InFlight { get; } = new();

    /// <summary>The queue itself, as another process sees it.</summary>
    public SqliteStore Store { get; }

    /// <summary>The queue as this process sends to it: with a bell.</summary>
    public RingingQueueStore Queues { get; }

    public async Task StartAsync()
    {
        await Store.EnsureAsync([], ["work", "work-poison"], [], CancellationToken.None);
        await pump.StartAsync(CancellationToken.None);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => pump.StopAsync(cancellationToken);

    public Task SendAsync(string text, TimeSpan delay = default) =>
        Queues.SendAsync("work", Encoding.UTF8.GetBytes(text), delay, CancellationToken.None);

    public Task<int> WaitingAsync(string queue = "work") => Store.CountAsync(queue, CancellationToken.None);

    /// <summary>Runs the clock until nothing is being handled and the queue is empty.</summary>
    public Task EmptyAsync() => Time.RunUntilAsync(EmptiedAsync(), mayJump: () => InFlight.Idle);

    private Task EmptiedAsync() => Task.Run(async () =>
    {
        var guard = Stopwatch.StartNew();
        while (await WaitingAsync() + await WaitingAsync("work-poison") > 0 || !InFlight.Idle)
        {
            Assert.True(guard.Elapsed < ManualTime.Patience, "The queue does not empty.");
            await Task.Yield();
        }
    });

    public async ValueTask DisposeAsync()
    {
        // A test that failed may have left a message in hand for ever; its failure must be seen, not waited for.
        await StopAsync(new CancellationToken(canceled: true)).WaitAsync(ManualTime.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        pump.Dispose();
        await services.DisposeAsync();
        await Store.DisposeAsync();
    }
}

/// <summary>What the functions below saw, and how they behave.</summary>
internal sealed class WorkLog
{
    private readonly ConcurrentQueue<string> seen = new();
    private readonly ConcurrentQueue<string> poison = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Seen => seen;

    public IReadOnlyCollection<string> Poison => poison;

    public Func<string, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Completes when a message reaches a function after this call.</summary>
    public Task NextAsync() => Volatile.Read(ref next).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        seen.Enqueue(message);
        Tell();
        return Behaviour(message, cancellationToken);
    }

    public void Bury(string message)
    {
        poison.Enqueue(message);
        Tell();
    }

    private void Tell() =>
        Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}

internal sealed class WorkFunctions(WorkLog log)
{
    [Function("Work")]
    public Task Work([QueueTrigger("work")] string message, CancellationToken cancellationToken) => log.HandleAsync(message, cancellationToken);

    [Function("WorkPoison")]
    public Task Poison([QueueTrigger("work-poison")] string message)
    {
        log.Bury(message);
        return Task.CompletedTask;
    }
}

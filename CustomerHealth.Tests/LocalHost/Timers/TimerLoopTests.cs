using CustomerHealth.LocalHost.Timers;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Timers;

public sealed class TimerLoopTests : IAsyncLifetime, IDisposable
{
    private readonly ManualTime time = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private TestStore store = null!;
    private readonly Alarm alarm = new();
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    [Fact]
    public async Task A_timer_fires_at_its_time_and_not_before()
    {
        Start();

        await time.RunUntilAsync(alarm.RungAsync(1));

        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), time.GetUtcNow());
        Assert.False(alarm.Seen[0].IsPastDue);
    }

    [Fact]
    public async Task A_timer_fires_again_and_again_also_when_it_failed()
    {
        alarm.Fails = true;
        Start();

        await time.RunUntilAsync(alarm.RungAsync(3));

        Assert.Equal(new DateTimeOffset(2026, 3, 7, 0, 0, 0, TimeSpan.Zero), time.GetUtcNow());
    }

    [Fact]
    public async Task Runs_missed_while_nothing_was_running_are_made_up_for_by_one()
    {
        await new TimerMarks(store).OverwriteAsync("Alarm", time.GetUtcNow().AddDays(-5), CancellationToken.None);
        var start = time.GetUtcNow();
        Start();

        await alarm.RungAsync(1);
        Assert.Equal(start, time.GetUtcNow());
        await time.RunUntilAsync(alarm.RungAsync(2));

        Assert.Equal([true, false], alarm.Seen.Select(seen => seen.IsPastDue));
    }

    [Fact]
    public async Task A_store_that_never_saw_the_timer_has_missed_nothing_but_remembers_from_now_on()
    {
        Start();
        await time.SomebodyWaitsAsync();
        await StopAsync();

        Assert.Empty(alarm.Seen);
        Assert.Equal(time.GetUtcNow(), await new TimerMarks(store).LastAsync("Alarm", CancellationToken.None));
    }

    [Fact]
    public async Task A_run_is_remembered_by_the_time_it_was_due()
    {
        Start();
        await time.RunUntilAsync(alarm.RungAsync(1));
        await time.SomebodyWaitsAsync();
        await StopAsync();

        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), await new TimerMarks(store).LastAsync("Alarm", CancellationToken.None));
    }

    public async Task InitializeAsync()
    {
        store = await TestStorage.OpenAsync();
        await store.EnsureAsync([TableNames.Settings], [], [], CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => stopping.Dispose();

    [Fact]
    public async Task A_function_that_asks_for_it_is_tried_again_after_growing_pauses()
    {
        alarm.Fails = true;
        Start(typeof(StubbornFunctions));

        await time.RunUntilAsync(alarm.RungAsync(3));
        var third = time.GetUtcNow();
        await time.RunUntilAsync(alarm.RungAsync(4));

        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 15, TimeSpan.Zero), third);
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.Zero), time.GetUtcNow());
    }

    private void Start() => Start(typeof(AlarmFunctions));

    private void Start(Type functions)
    {
        var services = new ServiceCollection().AddSingleton(alarm).BuildServiceProvider();
        var timer = new TimerLoop(
            TriggerReader.Read(functions).Timers.Single(),
            new TimerMarks(store),
            new InFlight(),
            services.GetRequiredService<IServiceScopeFactory>(),
            time,
            NullLogger.Instance);
        loop = timer.RunAsync(stopping.Token);
    }

    private async Task StopAsync()
    {
        await stopping.CancelAsync();
        await loop;
    }

    private sealed class AlarmFunctions(Alarm alarm)
    {
        [Function("Alarm")]
        public Task Ring([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => alarm.Ring(timer);
    }

    private sealed class StubbornFunctions(Alarm alarm)
    {
        [Function("Alarm")]
        [ExponentialBackoffRetry(2, "00:00:05", "00:01:00")]
        public Task Ring([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => alarm.Ring(timer);
    }

    private sealed class Alarm
    {
        private readonly Lock gate = new();
        private readonly List<TimerInfo> seen = [];
        private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];

        public bool Fails { get; set; }

        public List<TimerInfo> Seen => seen;

        public Task RungAsync(int times)
        {
            lock (gate)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((times, reached));
                Tell();
                return reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
            }
        }

        public Task Ring(TimerInfo timer)
        {
            lock (gate)
            {
                seen.Add(timer);
                Tell();
            }

            return Fails ? throw new InvalidOperationException("Out of order.") : Task.CompletedTask;
        }

        private void Tell() => waiting.Where(entry => entry.Count <= seen.Count).ToList().ForEach(entry => entry.Reached.TrySetResult());
    }
}

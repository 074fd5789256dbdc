using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Scheduler;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Triggers;

public sealed class TriggerTableTests
{
    private static readonly TriggerTable App = TriggerReader.Read(typeof(HttpFunctions).Assembly.GetTypes());

    [Fact]
    public void Every_queue_of_the_product_has_its_function()
    {
        Assert.Equal(QueueNames.All.Order(), App.Queues.Select(function => function.Queue).Order());
    }

    [Fact]
    public void Http_functions_carry_their_routes_and_list_no_methods()
    {
        var routes = App.Http.ToDictionary(function => function.Name, function => function.Route);

        Assert.Equal("api/customers/{id}/events", routes["CustomerEvents"]);
        Assert.Equal("{*path}", routes["ZRest"]);
        Assert.All(App.Http, function => Assert.Empty(function.Methods));
    }

    [Fact]
    public void Timers_carry_their_schedule()
    {
        Assert.Contains(App.Timers, timer => timer.Name == "NightlyRecalculation" && timer.Schedule == Schedules.DailyScores);
    }

    [Fact]
    public async Task A_call_makes_the_class_from_the_container_and_passes_trigger_and_token()
    {
        var table = TriggerReader.Read(typeof(Sample));
        var seen = new List<string>();
        await using var services = new ServiceCollection().AddSingleton(seen).BuildServiceProvider();
        using var cancellation = new CancellationTokenSource();

        await table.Queues.Single().Method.InvokeAsync(services, "hello", cancellation.Token);

        Assert.Equal(["hello True"], seen);
    }

    [Fact]
    public void Methods_that_a_trigger_lists_are_kept()
    {
        var function = TriggerReader.Read(typeof(Sample)).Http.Single();

        Assert.Equal(("things", "get,post"), (function.Route, string.Join(',', function.Methods)));
    }

    [Fact]
    public void Two_functions_of_one_name_stop_the_host()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => TriggerReader.Read(typeof(Sample), typeof(Namesake)));

        Assert.Equal("Two functions are called sampleMESSAGES.", refusal.Message);
    }

    [Fact]
    public void A_parameter_that_only_the_worker_could_fill_stops_the_host()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => TriggerReader.Read(typeof(Demanding)));

        Assert.Contains("asks for metadata", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class Sample(List<string> seen)
    {
        [Function("SampleMessages")]
        public Task Take([QueueTrigger("samples")] string message, CancellationToken cancellationToken)
        {
            seen.Add($"{message} {cancellationToken.CanBeCanceled}");
            return Task.CompletedTask;
        }

        [Function("SampleThings")]
        public Task Things([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things")] HttpRequest request) => Task.CompletedTask;
    }

    private sealed class Namesake
    {
        [Function("sampleMESSAGES")]
        public Task Take([QueueTrigger("others")] string message) => Task.CompletedTask;
    }

    private sealed class Demanding
    {
        [Function("Demanding")]
        public Task Take([QueueTrigger("others")] string message, IDictionary<string, string> metadata) => Task.CompletedTask;
    }
}

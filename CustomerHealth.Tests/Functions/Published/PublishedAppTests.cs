using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace CustomerHealth.Tests.Functions.Published;

public sealed class PublishedAppTests : IDisposable
{
    private const string Metadata =
        """
        [
          { "name": "Things", "bindings": [ { "name": "request", "direction": "In", "type": "httpTrigger", "authLevel": "Anonymous",
            "methods": ["get", "post"], "route": "things/{id}", "properties": {} } ] },
          { "name": "Work", "bindings": [ { "name": "message", "direction": "In", "type": "queueTrigger", "dataType": "String",
            "queueName": "work", "connection": "QueueStorage", "properties": {} } ] },
          { "name": "Nightly", "bindings": [ { "name": "timer", "direction": "In", "type": "timerTrigger", "schedule": "0 0 0 * * *",
            "properties": {} } ], "retry": { "strategy": "exponentialBackoff", "maxRetryCount": 8, "minimumInterval": "00:00:05",
            "maximumInterval": "00:10:00" } }
        ]
        """;

    private static readonly TriggerTable Sample = TriggerReader.Read(typeof(SampleFunctions));

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public PublishedAppTests()
    {
        Write("host.json", "{}");
        Write("worker.config.json", """{ "description": { "defaultWorkerPath": "App.dll" } }""");
        Write("App.dll", "");
        Write("extensions.json", "{}");
        Directory.CreateDirectory(Path.Combine(folder, ".azurefunctions"));
        Write(".azurefunctions/function.deps.json", "{}");
        Write("functions.metadata", Metadata);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PublishedFact]
    public void What_was_published_has_what_the_host_needs_and_lists_exactly_our_functions() =>
        Assert.Empty(PublishedApp.Faults(PublishedFactAttribute.Folder!, TriggerReader.Read(typeof(HttpFunctions).Assembly.GetTypes())));

    [Fact]
    public void A_whole_app_has_no_fault() => Assert.Empty(PublishedApp.Faults(folder, Sample));

    [Theory]
    [InlineData("host.json")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData("App.dll")]
    [InlineData("extensions.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    public void A_missing_file_is_a_fault(string file)
    {
        File.Delete(Path.Combine(folder, file));

        Assert.Contains($"{file} is missing.", Assert.Single(PublishedApp.Faults(folder, Sample)), StringComparison.Ordinal);
    }

    [Fact]
    public void Local_settings_are_a_fault()
    {
        Write("local.settings.json", "{}");

        Assert.StartsWith("local.settings.json", Assert.Single(PublishedApp.Faults(folder, Sample)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Things\"", "\"Thing\"")]
    [InlineData("things/{id}", "things")]
    [InlineData("\"get\", \"post\"", "\"get\"")]
    [InlineData("Anonymous", "Function")]
    [InlineData("\"work\"", "\"works\"")]
    [InlineData("QueueStorage", "AzureWebJobsStorage")]
    [InlineData("0 0 0 * * *", "0 0 1 * * *")]
    [InlineData("00:10:00", "00:01:00")]
    [InlineData("queueTrigger", "blobTrigger")]
    public void A_function_that_differs_is_a_fault_on_both_sides(string right, string wrong)
    {
        Write("functions.metadata", Metadata.Replace(right, wrong, StringComparison.Ordinal));

        var faults = PublishedApp.Faults(folder, Sample);

        Assert.Equal(["Declared", "Published"], faults.Select(fault => fault.Split(',')[0]));
    }

    [Fact]
    public void A_function_that_nobody_declared_is_a_fault() => Assert.Equal(
        "Published, but not declared: Nightly: schedule=0 0 0 * * * type=timerTrigger retry=8,00:00:05,00:10:00",
        Assert.Single(PublishedApp.Faults(folder, Sample with { Timers = [] })));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private sealed class SampleFunctions
    {
        [Function("Things")]
        public Task Things([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "things/{id}")] HttpRequest request) => Task.CompletedTask;

        [Function("Work")]
        public Task Work([QueueTrigger("work", Connection = QueueFunctions.Connection)] string message) => Task.CompletedTask;

        [Function("Nightly")]
        [ExponentialBackoffRetry(8, "00:00:05", "00:10:00")]
        public Task Nightly([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
    }
}

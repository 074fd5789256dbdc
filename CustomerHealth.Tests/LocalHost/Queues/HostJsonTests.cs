using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Queues;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Queues;

public sealed class HostJsonTests
{
    [Fact]
    public void What_is_left_out_is_what_the_functions_host_would_do()
    {
        var host = HostJson.Read("""{ "version": "2.0" }""");

        Assert.Equal("api", host.RoutePrefix);
        Assert.Equal((16, 8, TimeSpan.FromMinutes(1), TimeSpan.Zero, 5), Numbers(host.Queues));
    }

    [Fact]
    public void What_is_said_counts()
    {
        var host = HostJson.Read("""
            {
              // comments are allowed there too
              "extensions": {
                "http": { "routePrefix": "" },
                "queues": { "batchSize": 4, "newBatchThreshold": 0, "maxPollingInterval": "00:00:02", "visibilityTimeout": "00:00:10", "maxDequeueCount": 3 }
              }
            }
            """);

        Assert.Equal("", host.RoutePrefix);
        Assert.Equal((4, 0, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), 3), Numbers(host.Queues));
    }

    [Fact]
    public void The_threshold_is_half_a_batch_unless_it_is_said()
    {
        var host = HostJson.Read("""{ "extensions": { "queues": { "batchSize": 10 } } }""");

        Assert.Equal(5, host.Queues.NewBatchThreshold);
    }

    [Theory]
    [InlineData("\"batchSize\": 33", "batchSize is 1 to 32")]
    [InlineData("\"newBatchThreshold\": -1", "newBatchThreshold is 0 or more")]
    [InlineData("\"maxPollingInterval\": \"00:00:00.050\"", "maxPollingInterval is at least 100 ms")]
    [InlineData("\"visibilityTimeout\": \"-00:00:01\"", "visibilityTimeout is 0 or more")]
    [InlineData("\"maxDequeueCount\": 0", "maxDequeueCount is 1 or more")]
    [InlineData("\"messageEncoding\": \"none\"", "messageEncoding must be base64")]
    public void A_setting_nobody_could_follow_stops_the_host(string setting, string rule)
    {
        var refusal = Assert.Throws<InvalidOperationException>(
            () => HostJson.Read($$"""{ "extensions": { "queues": { {{setting}} } } }"""));

        Assert.Equal($"host.json, extensions.queues: {rule}.", refusal.Message);
    }

    [Fact]
    public void The_settings_of_the_repository_are_built_in()
    {
        var host = HostJson.BuiltIn();

        Assert.Equal("", host.RoutePrefix);
        Assert.Equal((4, 0), (host.Queues.BatchSize, host.Queues.NewBatchThreshold));
    }

    private static (int, int, TimeSpan, TimeSpan, int) Numbers(QueueSettings settings) => (
        settings.BatchSize, settings.NewBatchThreshold, settings.MaxPollingInterval, settings.VisibilityTimeout, settings.MaxDequeueCount);
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Queues;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Functions.Settings;

/// <summary>
/// The host binds host.json by name and passes over whatever it does not know, so a misspelled setting would be one without effect.
/// </summary>
public sealed class HostJsonFileTests
{
    /// <summary>Requests of one apply: insert and replace in one transaction, and the message's deletion beside it.</summary>
    private const double RequestsPerMessage = 2;

    /// <summary>Shortest time a message takes in Azure: a round trip to the table and one to the queue.</summary>
    private const double SecondsPerMessage = 0.03;

    /// <summary>learn.microsoft.com/azure/storage/common/scalability-targets-standard-account</summary>
    private const double AccountRequestsPerSecond = 20_000;

    /// <summary>What the host knows of <c>extensions.http</c>: its HttpOptions, and two sections of the web host's.</summary>
    private static readonly string[] Http =
        ["routePrefix", "maxOutstandingRequests", "maxConcurrentRequests", "dynamicThrottlesEnabled", "enableChunkedRequestBinding", "hsts", "customHeaders"];

    /// <summary>What it knows of <c>extensions.queues</c>: the QueuesOptions of the storage extension.</summary>
    private static readonly string[] Queues =
        ["batchSize", "newBatchThreshold", "maxPollingInterval", "visibilityTimeout", "maxDequeueCount", "messageEncoding"];

    /// <summary>What it knows at the top, as far as anybody would want it here.</summary>
    private static readonly string[] Top = ["version", "functionTimeout", "logging", "extensions", "healthMonitor", "telemetryMode"];

    private static readonly JsonElement File = Repository.ReadJson("host.json");

    [Fact]
    public void Every_setting_is_one_that_the_host_knows() => Assert.Empty(Unknown(File));

    [Fact]
    public void A_setting_that_the_host_does_not_know_is_found()
    {
        using var file = JsonDocument.Parse("""
            { "version": "2.0", "queues": {}, "extensions": { "http": { "prefix": "" }, "queues": { "batchsize": 4, "batchSize": 4 }, "blobs": {} } }
            """);

        Assert.Equal(
            ["queues", "extensions.http.prefix", "extensions.queues.batchsize", "extensions.blobs"], Unknown(file.RootElement));
    }

    [Fact]
    public void The_host_works_in_small_steps()
    {
        var queues = File.GetProperty("extensions").GetProperty("queues");

        Assert.Equal(4, queues.GetProperty("batchSize").GetInt32());
        Assert.Equal(0, queues.GetProperty("newBatchThreshold").GetInt32());
        Assert.Equal("00:00:02", queues.GetProperty("maxPollingInterval").GetString());
        Assert.Equal("00:00:10", queues.GetProperty("visibilityTimeout").GetString());
        Assert.Equal(5, queues.GetProperty("maxDequeueCount").GetInt32());
    }

    /// <summary>A queue's function may run on all instances at once. With the host's own settings this would be three times the account.</summary>
    [Fact]
    public void All_instances_together_stay_within_the_account()
    {
        var instances = new BicepFile(Repository.Read("infra/main.bicep")).Default("maximumInstances");

        Assert.InRange(AtMost(instances, HostJson.BuiltIn().Queues), 1, AccountRequestsPerSecond);
        Assert.True(AtMost(instances, new QueueSettings()) > 3 * AccountRequestsPerSecond);
    }

    [Fact]
    public void The_host_reads_messages_as_the_adapters_write_them_and_adds_nothing_to_routes()
    {
        var extensions = File.GetProperty("extensions");

        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal("", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void LocalHost_follows_the_same_file_and_every_setting_in_it()
    {
        var followed = typeof(QueueSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.Equal(HostJson.Read(Repository.Read("host.json")), HostJson.BuiltIn());
        Assert.Equal(Queues.Order(), followed.Order());
        Assert.Equal(["routePrefix"], File.GetProperty("extensions").GetProperty("http").EnumerateObject().Select(setting => setting.Name));
    }

    private static double AtMost(int instances, QueueSettings queues) =>
        instances * (queues.BatchSize + queues.NewBatchThreshold) * RequestsPerMessage / SecondsPerMessage;

    private static IEnumerable<string> Unknown(JsonElement file) =>
    [
        .. Unknown(file, "", Top),
        .. file.GetProperty("extensions").EnumerateObject().SelectMany(extension => extension.Name switch
        {
            "http" => Unknown(extension.Value, "extensions.http.", Http),
            "queues" => Unknown(extension.Value, "extensions.queues.", Queues),
            _ => [$"extensions.{extension.Name}"],
        }),
    ];

    private static IEnumerable<string> Unknown(JsonElement section, string path, string[] known) =>
        section.EnumerateObject().Where(setting => !known.Contains(setting.Name)).Select(setting => path + setting.Name);
}

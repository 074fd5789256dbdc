using System.Text.RegularExpressions;
using CustomerHealth.Functions.Host;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>What is written down outside the code says the same as the code.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Bicep = Repository.Read("infra/main.bicep");

    [Fact]
    public void Infrastructure_creates_exactly_our_tables_queues_and_containers()
    {
        Assert.Equal(TableNames.All.Order(), NamesIn("tables").Order());
        Assert.Equal(QueueNames.All.Order(), NamesIn("queues").Order());
        Assert.Equal(BlobContainers.All.Order(), NamesIn("containers").Order());
    }

    [Fact]
    public void No_account_accepts_keys_or_shows_blobs_in_public()
    {
        var accounts = Regex.Count(Bicep, "'Microsoft.Storage/storageAccounts@");

        Assert.Equal(2, accounts);
        Assert.Equal(accounts, Regex.Count(Bicep, "allowSharedKeyAccess: false"));
        Assert.Equal(accounts, Regex.Count(Bicep, "allowBlobPublicAccess: false"));
        Assert.DoesNotContain("listKeys", Bicep, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", Bicep, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_host_works_in_small_steps_so_that_all_instances_together_stay_within_the_account()
    {
        var queues = Repository.ReadJson("host.json").GetProperty("extensions").GetProperty("queues");

        Assert.Equal(4, queues.GetProperty("batchSize").GetInt32());
        Assert.Equal(0, queues.GetProperty("newBatchThreshold").GetInt32());
        Assert.Equal("00:00:02", queues.GetProperty("maxPollingInterval").GetString());
        Assert.Equal("00:00:10", queues.GetProperty("visibilityTimeout").GetString());
        Assert.Equal(5, queues.GetProperty("maxDequeueCount").GetInt32());
    }

    [Fact]
    public void The_host_reads_messages_as_the_adapters_write_them_and_adds_nothing_to_routes()
    {
        var extensions = Repository.ReadJson("host.json").GetProperty("extensions");

        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal("", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Theory]
    [InlineData("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated")]
    [InlineData("AzureWebJobsDisableHomepage", "true")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("TableStorage", "UseDevelopmentStorage=true")]
    [InlineData(QueueFunctions.Connection, "UseDevelopmentStorage=true")]
    [InlineData("BlobStorage", "UseDevelopmentStorage=true")]
    [InlineData("Auth__Mode", "Development")]
    public void The_sample_settings_run_the_app_on_the_emulator(string name, string value)
    {
        var settings = Repository.ReadJson("local.settings.sample.json").GetProperty("Values");

        Assert.Equal(value, settings.GetProperty(name).GetString());
    }

    [Theory]
    [InlineData("TableStorage__tableServiceUri")]
    [InlineData("TableStorage__clientId")]
    [InlineData("QueueStorage__queueServiceUri")]
    [InlineData("QueueStorage__clientId")]
    [InlineData("BlobStorage__blobServiceUri")]
    [InlineData("BlobStorage__clientId")]
    [InlineData("AzureWebJobsDisableHomepage")]
    [InlineData("Bootstrap__AdminEmail")]
    [InlineData("Bootstrap__AdminPassword")]
    public void The_deployed_app_gets_each_setting_it_reads(string name) =>
        Assert.Matches($@"(?m)^\s+{name}: ", Bicep);

    [Fact]
    public void The_deployed_app_is_never_open() => Assert.Contains("Auth__Mode: 'Accounts'", Bicep, StringComparison.Ordinal);

    private static IEnumerable<string> NamesIn(string variable)
    {
        var list = Regex.Match(Bicep, $@"(?m)^var {variable} = \[(?<names>[^\]]*)\]");
        Assert.True(list.Success);
        return Quoted().Matches(list.Groups["names"].Value).Select(name => name.Groups[1].Value);
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}

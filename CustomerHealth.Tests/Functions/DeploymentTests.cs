using System.Text.RegularExpressions;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Functions.Settings;
using CustomerHealth.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>What infra/ creates is what the code uses. Settings have a folder of their own.</summary>
public sealed class DeploymentTests
{
    private static readonly BicepFile Bicep = new(Repository.Read("infra/main.bicep"));

    [Fact]
    public void Infrastructure_creates_exactly_our_tables_queues_and_containers()
    {
        Assert.Equal(TableNames.All.Order(), Bicep.List("tables").Order());
        Assert.Equal(QueueNames.All.Order(), Bicep.List("queues").Order());
        Assert.Equal(BlobContainers.All.Order(), Bicep.List("containers").Order());
    }

    [Fact]
    public void Every_queue_that_is_created_has_its_trigger() => Assert.Equal(
        Bicep.List("queues").Order(), Trigger.Of<QueueTriggerAttribute>().Select(trigger => (string)trigger.Argument!).Order());

    [Fact]
    public void No_account_accepts_keys_or_shows_blobs_in_public()
    {
        var accounts = Regex.Count(Bicep.Text, "'Microsoft.Storage/storageAccounts@");

        Assert.Equal(2, accounts);
        Assert.Equal(accounts, Regex.Count(Bicep.Text, "allowSharedKeyAccess: false"));
        Assert.Equal(accounts, Regex.Count(Bicep.Text, "allowBlobPublicAccess: false"));
        Assert.DoesNotContain("listKeys", Bicep.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", Bicep.Text, StringComparison.OrdinalIgnoreCase);
    }
}

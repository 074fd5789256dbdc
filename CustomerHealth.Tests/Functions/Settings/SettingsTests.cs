using Azure.Core;
using Azure.Identity;
using CustomerHealth.Functions.Host;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Functions.Settings;

/// <summary>
/// What infra/ and the sample give against what is read. Both ways: a setting nobody reads is a misspelling or a leftover, and one that
/// nobody gives is found by the first request in the cloud.
/// </summary>
public sealed class SettingsTests
{
    private static readonly IReadOnlyDictionary<string, string> Deployed = new BicepFile(Repository.Read("infra/main.bicep")).AppSettings;

    private static readonly IReadOnlyDictionary<string, string> Sample = Repository.ReadJson("local.settings.sample.json")
        .GetProperty("Values").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    [Fact]
    public void Every_setting_that_is_given_is_read_by_somebody()
    {
        Assert.Empty(Unread(Deployed));
        Assert.Empty(Unread(Sample));
    }

    [Fact]
    public void What_the_adapters_read_is_in_the_sample_as_text_and_in_the_cloud_as_address_and_identity()
    {
        var texts = SettingReaders.Adapters.Where(name => !name.Contains("__", StringComparison.Ordinal)).ToList();

        Assert.Equal(["BlobStorage", "QueueStorage", "TableStorage"], texts);
        Assert.All(texts, name => Assert.Contains(name, Sample.Keys));
        Assert.Empty(SettingReaders.Adapters.Except(texts).Except(Deployed.Keys));

        // A text would be taken first, and there must be no keys in the cloud.
        Assert.All(texts, name => Assert.DoesNotContain(name, Deployed.Keys));
    }

    [Fact]
    public void Every_connection_of_a_trigger_is_in_the_sample_as_text_and_in_the_cloud_as_address_and_identity()
    {
        Assert.Equal([QueueFunctions.Connection], SettingReaders.Connections);
        Assert.All(SettingReaders.Connections, name => Assert.Contains(name, Sample.Keys));
        Assert.Empty(SettingReaders.Connections.SelectMany(SettingReaders.IdentityForm).Except(Deployed.Keys));
        Assert.All(SettingReaders.Connections, name => Assert.Equal("'managedidentity'", Deployed[$"{name}__credential"]));
    }

    [Fact]
    public void The_host_s_own_storage_works_by_text_locally_and_by_identity_in_the_cloud()
    {
        var identity = SettingReaders.Host.Where(name => name.StartsWith("AzureWebJobsStorage__", StringComparison.Ordinal));

        Assert.Equal("UseDevelopmentStorage=true", Sample["AzureWebJobsStorage"]);
        Assert.DoesNotContain("AzureWebJobsStorage", Deployed.Keys);
        Assert.Empty(identity.Except(Deployed.Keys));
    }

    [Fact]
    public void The_sample_runs_the_app_on_the_emulator_and_open()
    {
        var storage = Sample.Where(setting => setting.Key.EndsWith("Storage", StringComparison.Ordinal)).Select(setting => setting.Value);

        Assert.Equal("UseDevelopmentStorage=true", Assert.Single(storage.Distinct()));
        Assert.Equal("dotnet-isolated", Sample["FUNCTIONS_WORKER_RUNTIME"]);
        Assert.Equal("Development", Sample["Auth__Mode"]);
    }

    [Fact]
    public void The_deployed_app_is_never_open_and_makes_its_first_admin()
    {
        Assert.Equal("'Accounts'", Deployed["Auth__Mode"]);
        Assert.Equal("bootstrapAdminEmail", Deployed["Bootstrap__AdminEmail"]);
        Assert.Equal("bootstrapAdminPassword", Deployed["Bootstrap__AdminPassword"]);
        Assert.Equal("tokenSigningKey", Deployed["Tokens__SigningKey"]);
    }

    /// <summary>Else the host would answer <c>/</c> before any function is asked.</summary>
    [Fact]
    public void The_host_s_home_page_is_off()
    {
        Assert.Equal("true", Sample["AzureWebJobsDisableHomepage"]);
        Assert.Equal("'true'", Deployed["AzureWebJobsDisableHomepage"]);
    }

    [Fact]
    public void A_misspelled_setting_is_found()
    {
        var bicep = new BicepFile("resource settings 'config' = {\n    name: 'appsettings'\n    properties: {\n      // A comment: ignored.\n"
            + "      Auth__Mode: 'Accounts'\n      Auth__Modus: 'Accounts'\n      WEBSITE_TIME_ZONE: zone\n    }\n}\n");

        Assert.Equal(["Auth__Modus", "WEBSITE_TIME_ZONE"], Unread(bicep.AppSettings));
    }

    [Fact]
    public void A_setting_that_an_adapter_begins_to_read_is_heard()
    {
        var heard = SettingReaders.AskedFor((services, settings) =>
            services.AddSingleton<TokenCredential>(_ => settings["New:Setting"] is null ? new DefaultAzureCredential() : null!));

        Assert.Equal(["New__Setting"], heard);
    }

    private static IEnumerable<string> Unread(IReadOnlyDictionary<string, string> given) => given.Keys.Except(SettingReaders.Everybody);
}

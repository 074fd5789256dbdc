using Azure.Core;
using CustomerHealth.Functions.Azure;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class StorageConnectionTests
{
    [Fact]
    public void A_connection_string_is_used_as_it_is() =>
        Assert.Equal("text UseDevelopmentStorage=true", Open(("TableStorage", "UseDevelopmentStorage=true")));

    [Fact]
    public void An_address_is_opened_with_whoever_is_signed_in() => Assert.Equal(
        "https://a.example/ DefaultAzureCredential", Open(("TableStorage:tableServiceUri", "https://a.example/")));

    [Fact]
    public void A_client_id_names_the_managed_identity() => Assert.Equal(
        "https://a.example/ ManagedIdentityCredential",
        Open(("TableStorage:tableServiceUri", "https://a.example/"), ("TableStorage:clientId", "0b5d")));

    [Theory]
    [InlineData("TableStorage", "")]
    [InlineData("TableStorage:tableServiceUri", "a.example")]
    [InlineData("Unrelated", "x")]
    public void Without_either_the_error_names_both_settings(string name, string value)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Open((name, value)));

        Assert.Contains("'TableStorage'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'TableStorage__tableServiceUri'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_tries_together_end_before_the_load_balancer_gives_up()
    {
        var retry = StorageConnection.Patient(new IdentityOptions()).Retry;

        var worst = (retry.MaxRetries + 1) * retry.NetworkTimeout + retry.MaxRetries * retry.MaxDelay;

        Assert.InRange(worst, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    }

    private static string Open(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return StorageConnection.Open(
            configuration,
            "TableStorage",
            "tableServiceUri",
            text => $"text {text}",
            (uri, identity) => $"{uri} {identity.GetType().Name}");
    }

    /// <summary>Any options will do.</summary>
    private sealed class IdentityOptions : ClientOptions;
}

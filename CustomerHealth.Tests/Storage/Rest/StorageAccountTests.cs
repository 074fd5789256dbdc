using CustomerHealth.LocalHost.Storage.Rest;
using Xunit;

namespace CustomerHealth.Tests.Storage.Rest;

public sealed class StorageAccountTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Fact]
    public void An_account_of_the_cloud_has_its_addresses_from_its_name()
    {
        var account = StorageAccount.Parse($"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={Key};EndpointSuffix=core.windows.net");

        Assert.Equal(("acme", "secret-key"), (account.Name, System.Text.Encoding.ASCII.GetString(account.Key)));
        Assert.Equal("https://acme.table.core.windows.net/", account.Tables.AbsoluteUri);
        Assert.Equal("https://acme.queue.core.windows.net/", account.Queues.AbsoluteUri);
        Assert.Equal("https://acme.blob.core.windows.net/", account.Blobs.AbsoluteUri);
    }

    [Fact]
    public void Addresses_that_are_named_win()
    {
        var account = StorageAccount.Parse(
            $"AccountName=acme;AccountKey={Key};TableEndpoint=http://127.0.0.1:1/acme/;QueueEndpoint=http://127.0.0.1:2/acme");

        Assert.Equal("http://127.0.0.1:1/acme", account.Tables.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:2/acme", account.Queues.AbsoluteUri);
        Assert.Equal("https://acme.blob.core.windows.net/", account.Blobs.AbsoluteUri);
    }

    [Fact]
    public void The_emulator_has_its_usual_ports()
    {
        var account = StorageAccount.Parse("UseDevelopmentStorage=true");

        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", account.Tables.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1", account.Queues.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", account.Blobs.AbsoluteUri);
        Assert.Equal(64, account.Key.Length);
    }

    [Theory]
    [InlineData("nonsense", "a part without '='")]
    [InlineData("AccountKey=c2VjcmV0LWtleQ==", "no AccountName")]
    [InlineData("AccountName=acme;SharedAccessSignature=sv=1", "no AccountKey")]
    [InlineData("AccountName=acme;AccountKey=c2VjcmV0!", "no base64")]
    [InlineData("AccountName=acme;AccountKey=c2VjcmV0LWtleQ==;TableEndpoint=ftp://c2VjcmV0LWtleQ==", "no http or https address")]
    [InlineData("UseDevelopmentStorage=false", "no AccountName")]
    public void What_is_wrong_is_said_without_repeating_the_string(string text, string complaint)
    {
        var exception = Assert.Throws<InvalidDataException>(() => StorageAccount.Parse(text));

        Assert.Contains(complaint, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_does_not_print_its_key() =>
        Assert.Equal("storage account acme", $"{StorageAccount.Parse($"AccountName=acme;AccountKey={Key}")}");
}

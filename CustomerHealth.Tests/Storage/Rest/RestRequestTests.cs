using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Functions;
using Xunit;

namespace CustomerHealth.Tests.Storage.Rest;

/// <summary>What goes out. That the services understand it, signatures included, is shown by the contract suite on Azurite.</summary>
public sealed class RestRequestTests
{
    private static readonly QueueLease Lease = new("id", "a+b/c=", new byte[] { 1 }, 1, default);

    [Theory]
    [InlineData(null, null, "PartitionKey eq 'o''brien'")]
    [InlineData("e:", null, "PartitionKey eq 'o''brien' and RowKey ge 'e:'")]
    [InlineData(null, "e;", "PartitionKey eq 'o''brien' and RowKey lt 'e;'")]
    [InlineData("e:'", "e;", "PartitionKey eq 'o''brien' and RowKey ge 'e:''' and RowKey lt 'e;'")]
    [InlineData("' or '1' eq '1", null, "PartitionKey eq 'o''brien' and RowKey ge ''' or ''1'' eq ''1'")]
    public async Task A_query_filters_by_keys_and_quotes_them(string? from, string? before, string filter)
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(200, """{"value":[]}"""));

        await transport.Store().QueryAsync(new TableQuery("Customers", "o'brien", from, before, PageSize: 50), null, default);

        Assert.Equal($"?$filter={Uri.EscapeDataString(filter)}&$top=50", Assert.Single(transport.Seen).Address.Query);
    }

    [Fact]
    public async Task A_continuation_goes_back_as_it_came_and_an_empty_page_is_not_the_end()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(
            200,
            """{"value":[]}""",
            ("x-ms-continuation-NextPartitionKey", "1!8!YQ--"),
            ("x-ms-continuation-NextRowKey", "1!12!cy:&Yg--")));
        var store = transport.Store();

        var page = await store.QueryAsync(new TableQuery("Customers", "acme"), null, default);
        await store.QueryAsync(new TableQuery("Customers", "acme"), page.Continuation, default);

        Assert.Empty(page.Rows);
        Assert.EndsWith("&NextPartitionKey=1%218%21YQ--&NextRowKey=1%2112%21cy%3A%26Yg--", transport.Seen[1].Address.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a b c")]
    public async Task A_continuation_of_somebody_else_is_refused(string continuation)
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(200, """{"value":[]}"""));

        await Assert.ThrowsAsync<StorageLimitException>(
            () => transport.Store().QueryAsync(new TableQuery("Customers", "acme"), continuation, default));
        Assert.Empty(transport.Seen);
    }

    [Fact]
    public async Task Each_operation_says_its_condition()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(503));
        var row = new TableRow("acme", "a'b");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => transport.Store().TransactAsync(
            "Customers",
            [
                RowOperation.Add(new TableRow("acme", "1")),
                RowOperation.Overwrite(row),
                RowOperation.ReplaceIfUnchanged(new TableRow("acme", "2"), "W/\"7\""),
                RowOperation.MergeExisting(new TableRow("acme", "3")),
                RowOperation.DeleteIfUnchanged("acme", "4", "W/\"8\""),
                RowOperation.Delete("acme", "5"),
            ],
            default));

        var lines = Assert.Single(transport.Seen).Body.Split("\r\n");
        Assert.Equal(
            [
                "POST /devstoreaccount1/Customers",
                "PUT /devstoreaccount1/Customers(PartitionKey=%27acme%27,RowKey=%27a%27%27b%27)",
                "PUT /devstoreaccount1/Customers(PartitionKey=%27acme%27,RowKey=%272%27) W/\"7\"",
                "PATCH /devstoreaccount1/Customers(PartitionKey=%27acme%27,RowKey=%273%27) *",
                "DELETE /devstoreaccount1/Customers(PartitionKey=%27acme%27,RowKey=%274%27) W/\"8\"",
                "DELETE /devstoreaccount1/Customers(PartitionKey=%27acme%27,RowKey=%275%27) *",
            ],
            Operations(lines));
    }

    [Fact]
    public async Task A_message_is_base64_and_never_expires()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(201));

        await transport.Store().SendAsync("events", "é"u8.ToArray(), TimeSpan.FromSeconds(1.5), default);

        var (_, address, body) = Assert.Single(transport.Seen);
        Assert.Equal("?visibilitytimeout=2&messagettl=-1", address.Query);
        Assert.Equal("<QueueMessage><MessageText>w6k=</MessageText></QueueMessage>", body);
    }

    [Fact]
    public async Task A_receipt_is_encoded_and_an_extension_sends_no_text()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(204, "", ("x-ms-popreceipt", "newer")));

        var extended = await transport.Store().ExtendAsync("events", Lease, TimeSpan.FromSeconds(5), default);

        Assert.Equal(Lease with { PopReceipt = "newer" }, extended);
        var (method, address, body) = Assert.Single(transport.Seen);
        Assert.Equal(("PUT", "?popreceipt=a%2Bb%2Fc%3D&visibilitytimeout=5", ""), (method, address.Query, body));
    }

    /// <summary>Method, path and condition of each operation of a transaction.</summary>
    private static IEnumerable<string> Operations(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].EndsWith(" HTTP/1.1", StringComparison.Ordinal))
            {
                var condition = lines.Skip(at).TakeWhile(line => line.Length > 0).FirstOrDefault(line => line.StartsWith("If-Match: ", StringComparison.Ordinal));
                yield return lines[at][..^" HTTP/1.1".Length].Replace("http://127.0.0.1:10002", "", StringComparison.Ordinal)
                    + condition?["If-Match:".Length..];
            }
        }
    }
}

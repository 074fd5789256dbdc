using Azure;
using Azure.Core;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Functions;
using Xunit;

namespace CustomerHealth.Tests.Storage.Rest;

/// <summary>What the product is told when a service does not do as asked.</summary>
public sealed class RestFailureTests
{
    private const string Busy = """{"odata.error":{"code":"ServerBusy","message":{"value":"busy"}}}""";

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_service_is_asked_again_and_then_unavailable(int status)
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(status, Busy, ("Retry-After", "0")));

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(() => GetAsync(transport, retries: 3));

        Assert.Equal(4, transport.Seen.Count);
        Assert.Equal($"Azure Storage answered {status} ServerBusy.", exception.Message);
    }

    [Fact]
    public async Task The_service_says_when_to_try_again()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(503, Busy, ("Retry-After", "17")));

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(() => GetAsync(transport));

        Assert.Equal(TimeSpan.FromSeconds(17), exception.RetryAfter);
    }

    [Fact]
    public async Task A_service_that_recovers_is_not_noticed()
    {
        var tries = 0;
        var transport = ScriptedTransport.Answering(() => ++tries == 1 ? new StorageAnswer(503, Busy) : new StorageAnswer(404, NotFound("ResourceNotFound")));

        Assert.Null(await GetAsync(transport, retries: 1));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_unavailable_and_its_log_names_one_try()
    {
        var transport = new ScriptedTransport(_ => throw new RequestFailedException("Connection refused"));

        var exception = await Assert.ThrowsAsync<StorageUnavailableException>(() => GetAsync(transport, retries: 2));

        Assert.Equal(3, transport.Seen.Count);
        Assert.IsType<RequestFailedException>(exception.InnerException);
    }

    [Fact]
    public async Task Silence_is_unavailable_but_the_caller_s_own_cancellation_stays_one()
    {
        var transport = new ScriptedTransport(SilentAsync);
        using var hurried = new CancellationTokenSource();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => GetAsync(transport));
        await hurried.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => transport.Store().GetAsync("Customers", "acme", "s:ada", null, hurried.Token));
    }

    [Theory]
    [InlineData(400, "InvalidInput", typeof(StorageLimitException))]
    [InlineData(413, "RequestBodyTooLarge", typeof(StorageLimitException))]
    [InlineData(401, "NoAuthenticationInformation", typeof(InvalidOperationException))]
    [InlineData(403, "AuthenticationFailed", typeof(InvalidOperationException))]
    [InlineData(404, "TableNotFound", typeof(InvalidOperationException))]
    [InlineData(409, "TableBeingDeleted", typeof(StorageUnavailableException))]
    public async Task Other_answers_are_exceptions_of_the_port(int status, string code, Type expected)
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(status, NotFound(code)));

        var exception = await Record.ExceptionAsync(() => GetAsync(transport, retries: 1));

        Assert.IsType(expected, exception);
        Assert.Contains(code, exception.Message, StringComparison.Ordinal);
        Assert.Single(transport.Seen);
    }

    [Fact]
    public async Task A_queue_says_its_code_in_a_header_or_in_xml()
    {
        var header = ScriptedTransport.Answering(() => new StorageAnswer(404, "", ("x-ms-error-code", "QueueNotFound")));
        var xml = ScriptedTransport.Answering(() => new StorageAnswer(404, "\uFEFF<?xml version=\"1.0\"?><Error><Code>QueueNotFound</Code></Error>"));

        foreach (var transport in new[] { header, xml })
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => transport.Store().CountAsync("events", default));
            Assert.Contains("QueueNotFound", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"value\":[{\"Partit")]
    [InlineData("<html>A proxy's page</html>")]
    [InlineData("""{"value":[{"PartitionKey":"a","RowKey":"b","odata.etag":"1","at@odata.type":"Edm.DateTime","at":"never"}]}""")]
    [InlineData("""{"value":[{"PartitionKey":"a","RowKey":"b","odata.etag":"1","raw@odata.type":"Edm.Binary","raw":"%"}]}""")]
    [InlineData("""{"value":[{"RowKey":"b","odata.etag":"1"}]}""")]
    public async Task An_answer_that_cannot_be_understood_is_none(string body)
    {
        var store = ScriptedTransport.Answering(() => new StorageAnswer(200, body)).Store();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.QueryAsync(new TableQuery("Customers", "acme"), null, default));
    }

    [Fact]
    public async Task A_message_without_its_parts_is_no_answer_either()
    {
        var store = ScriptedTransport.Answering(() => new StorageAnswer(200, "<QueueMessagesList><QueueMessage/></QueueMessagesList>")).Store();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReceiveAsync("events", 1, TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task No_key_and_no_signature_stands_in_an_exception()
    {
        var transport = ScriptedTransport.Answering(() => new StorageAnswer(403, NotFound("AuthenticationFailed")));

        var text = (await Record.ExceptionAsync(() => GetAsync(transport)))!.ToString();

        Assert.DoesNotContain("Eby8vdM02xNO", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SharedKey", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "MessageNotFound")]
    [InlineData(400, "PopReceiptMismatch")]
    public async Task A_lost_lease_is_no_error(int status, string code)
    {
        var store = ScriptedTransport.Answering(() => new StorageAnswer(status, "", ("x-ms-error-code", code))).Store();
        var lease = new QueueLease("id", "receipt", null, 1, default);

        Assert.False(await store.DeleteAsync("events", lease, default));
        Assert.Null(await store.ExtendAsync("events", lease, TimeSpan.FromSeconds(5), default));
    }

    private static Task<TableRow?> GetAsync(ScriptedTransport transport, int retries = 0) =>
        transport.Store(retries).GetAsync("Customers", "acme", "s:ada", null, CancellationToken.None);

    private static async Task<Response> SilentAsync(HttpMessage message)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, message.CancellationToken);
        throw new InvalidOperationException("The silence ended.");
    }

    private static string NotFound(string code) => $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"value\":\"no\"}}}}}}";
}

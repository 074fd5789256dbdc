using Azure;
using Azure.Data.Tables;
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using Moq;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class AzureTableStoreTests
{
    private const string Version = "W/\"datetime'2026-11-22T07%3A00%3A00.0000000Z'\"";

    private readonly Mock<TableClient> table = new(MockBehavior.Strict);
    private readonly AzureTableStore store;

    public AzureTableStoreTests()
    {
        var service = new Mock<TableServiceClient>(MockBehavior.Strict);
        service.Setup(client => client.GetTableClient("Customers")).Returns(table.Object);
        store = new AzureTableStore(service.Object);
    }

    public static TheoryData<string, double> NonFinite => new()
    {
        { "NaN", double.NaN },
        { "Infinity", double.PositiveInfinity },
        { "-Infinity", double.NegativeInfinity },
    };

    [Fact]
    public async Task A_row_comes_back_with_its_version_time_and_properties()
    {
        var time = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
        var entity = new TableEntity("main!00", "s:1") { ETag = new ETag(Version), Timestamp = time, ["Name"] = "Ada", ["Count"] = 7L };
        Answer(Response.FromValue(entity, new StorageAnswer(200)));

        var row = await store.GetAsync("Customers", "main!00", "s:1", null, CancellationToken.None);

        Assert.NotNull(row);
        Assert.Equal(("main!00", "s:1", Version, time), (row.PartitionKey, row.RowKey, row.ETag, row.Timestamp));
        Assert.Equal([new("Count", 7L), new("Name", "Ada")], row.Properties);
    }

    [Fact]
    public async Task A_missing_row_is_null()
    {
        Answer(NotThere("""{"odata.error":{"code":"ResourceNotFound"}}"""));

        Assert.Null(await store.GetAsync("Customers", "main!00", "s:1", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_missing_table_is_a_mistake_in_the_deployment()
    {
        Answer(NotThere("""{"odata.error":{"code":"TableNotFound"}}"""));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.GetAsync("Customers", "main!00", "s:1", null, CancellationToken.None));

        Assert.Contains("Customers", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projection_names_the_keys_too()
    {
        IEnumerable<string>? asked = null;
        table.Setup(client => client.GetEntityIfExistsAsync<TableEntity>("main!00", "s:1", It.IsAny<IEnumerable<string>>(), default))
            .Callback((string _, string _, IEnumerable<string> select, CancellationToken _) => asked = select)
            .ReturnsAsync(Response.FromValue(new TableEntity("main!00", "s:1") { ETag = new ETag(Version) }, new StorageAnswer(200)));

        await store.GetAsync("Customers", "main!00", "s:1", ["Name"], CancellationToken.None);

        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "Name"], asked);
    }

    [Theory]
    [InlineData(null, null, "PartitionKey eq 'o''brien'")]
    [InlineData("e:", null, "PartitionKey eq 'o''brien' and RowKey ge 'e:'")]
    [InlineData(null, "e;", "PartitionKey eq 'o''brien' and RowKey lt 'e;'")]
    [InlineData("e:'", "e;", "PartitionKey eq 'o''brien' and RowKey ge 'e:''' and RowKey lt 'e;'")]
    public async Task A_query_filters_by_keys_and_quotes_them(string? from, string? before, string filter)
    {
        table.Setup(client => client.QueryAsync<TableEntity>(filter, 50, null, default)).Returns(Pages(Page(null)));

        var page = await store.QueryAsync(new TableQuery("Customers", "o'brien", from, before, PageSize: 50), null, CancellationToken.None);

        Assert.Empty(page.Rows);
    }

    [Fact]
    public async Task A_query_reads_one_page_and_says_how_to_go_on_even_when_the_page_is_empty()
    {
        var pages = Pages(Page("second"), Page("third", "s:1", "s:2"), Page(null, "s:3"));
        table.Setup(client => client.QueryAsync<TableEntity>(It.IsAny<string>(), 1000, null, default)).Returns(pages);
        var query = new TableQuery("Customers", "main!00");

        var first = await store.QueryAsync(query, null, CancellationToken.None);
        var second = await store.QueryAsync(query, first.Continuation, CancellationToken.None);
        var third = await store.QueryAsync(query, second.Continuation, CancellationToken.None);

        Assert.Equal((0, "second"), (first.Rows.Count, first.Continuation));
        Assert.Equal(["s:1", "s:2"], second.Rows.Select(row => row.RowKey));
        Assert.Equal(("s:3", null), (third.Rows.Single().RowKey, third.Continuation));
    }

    [Fact]
    public async Task Each_operation_states_its_own_condition()
    {
        var sent = Commit(6);

        await store.TransactAsync(
            "Customers",
            [
                RowOperation.Add(Row("a")),
                RowOperation.ReplaceIfUnchanged(Row("b"), Version),
                RowOperation.MergeExisting(Row("c")),
                RowOperation.Overwrite(Row("d")),
                RowOperation.DeleteIfUnchanged("main!00", "e", Version),
                RowOperation.Delete("main!00", "f"),
            ],
            CancellationToken.None);

        Assert.Equal(
            [
                (TableTransactionActionType.Add, "a", default),
                (TableTransactionActionType.UpdateReplace, "b", new ETag(Version)),
                (TableTransactionActionType.UpdateMerge, "c", ETag.All),
                (TableTransactionActionType.UpsertReplace, "d", default),
                (TableTransactionActionType.Delete, "e", new ETag(Version)),
                (TableTransactionActionType.Delete, "f", ETag.All),
            ],
            sent.Select(action => (action.ActionType, action.Entity.RowKey, action.ETag)));
    }

    [Fact]
    public async Task A_commit_returns_the_new_versions_and_none_for_a_delete()
    {
        Commit(2);

        var outcome = await store.TransactAsync(
            "Customers", [RowOperation.Add(Row("a")), RowOperation.Delete("main!00", "b")], CancellationToken.None);

        Assert.True(outcome.Committed);
        Assert.Equal([Version, null], outcome.ETags);
    }

    [Theory]
    [MemberData(nameof(NonFinite))]
    public async Task A_number_that_json_does_not_have_is_sent_as_typed_text(string text, double number)
    {
        var sent = Commit(1);

        await store.TransactAsync(
            "Customers", [RowOperation.Add(new TableRow("main!00", "a") { ["Ratio"] = number })], CancellationToken.None);

        var entity = (TableEntity)sent.Single().Entity;
        Assert.Equal((text, "Edm.Double"), (entity["Ratio"], entity["Ratio@odata.type"]));
    }

    [Theory]
    [InlineData(409, "EntityAlreadyExists", RowRefusal.AlreadyExists)]
    [InlineData(412, "UpdateConditionNotSatisfied", RowRefusal.Changed)]
    [InlineData(412, "ConditionNotMet", RowRefusal.Changed)]
    [InlineData(404, "ResourceNotFound", RowRefusal.Missing)]
    public async Task A_refusal_says_why_and_which_operation(int status, string code, RowRefusal refusal)
    {
        Refuse(status, code, "2");

        var outcome = await store.TransactAsync("Customers", Three(), CancellationToken.None);

        Assert.Equal((false, refusal, 2), (outcome.Committed, outcome.Refusal, outcome.RefusedIndex));
    }

    [Fact]
    public async Task A_refused_single_operation_needs_no_index()
    {
        Refuse(409, "EntityAlreadyExists", null);

        var outcome = await store.TransactAsync("Customers", [RowOperation.Add(Row("a"))], CancellationToken.None);

        Assert.Equal((RowRefusal.AlreadyExists, 0), (outcome.Refusal, outcome.RefusedIndex));
    }

    [Fact]
    public async Task A_refusal_without_an_index_is_not_guessed()
    {
        Refuse(409, "EntityAlreadyExists", null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.TransactAsync("Customers", Three(), CancellationToken.None));
    }

    [Theory]
    [InlineData(404, "TableNotFound", typeof(InvalidOperationException))]
    [InlineData(409, "TableBeingDeleted", typeof(StorageUnavailableException))]
    [InlineData(503, "ServerBusy", typeof(StorageUnavailableException))]
    [InlineData(500, "OperationTimedOut", typeof(StorageUnavailableException))]
    [InlineData(413, "RequestBodyTooLarge", typeof(StorageLimitException))]
    public async Task What_is_no_refusal_is_an_exception_of_the_port(int status, string code, Type expected)
    {
        Refuse(status, code, "1");

        var exception = await Assert.ThrowsAnyAsync<Exception>(
            () => store.TransactAsync("Customers", Three(), CancellationToken.None));

        Assert.IsType(expected, exception);
    }

    [Fact]
    public async Task What_no_store_would_take_is_not_even_sent() =>
        await Assert.ThrowsAsync<StorageLimitException>(
            () => store.TransactAsync("Customers", [RowOperation.Add(new TableRow("a/b", "c"))], CancellationToken.None));

    private static TableRow Row(string key) => new("main!00", key) { ["Value"] = 1 };

    private static RowOperation[] Three() => [RowOperation.Add(Row("a")), RowOperation.Add(Row("b")), RowOperation.Add(Row("c"))];

    private static Page<TableEntity> Page(string? continuation, params string[] rows) => Page<TableEntity>.FromValues(
        [.. rows.Select(row => new TableEntity("main!00", row) { ETag = new ETag(Version) })], continuation, new StorageAnswer(200));

    private static AsyncPageable<TableEntity> Pages(params Page<TableEntity>[] pages) => AsyncPageable<TableEntity>.FromPages(pages);

    private static NullableResponse<TableEntity> NotThere(string body)
    {
        var answer = new Mock<NullableResponse<TableEntity>>();
        answer.SetupGet(response => response.HasValue).Returns(false);
        answer.Setup(response => response.GetRawResponse()).Returns(new StorageAnswer(404, body));
        return answer.Object;
    }

    private void Answer(NullableResponse<TableEntity> answer) => table
        .Setup(client => client.GetEntityIfExistsAsync<TableEntity>("main!00", "s:1", null, default))
        .ReturnsAsync(answer);

    private List<TableTransactionAction> Commit(int operations)
    {
        var sent = new List<TableTransactionAction>();
        IReadOnlyList<Response> answers = [.. Enumerable.Range(0, operations).Select(_ => new StorageAnswer(204, "", ("ETag", Version)))];
        table.Setup(client => client.SubmitTransactionAsync(It.IsAny<IEnumerable<TableTransactionAction>>(), default))
            .Callback((IEnumerable<TableTransactionAction> actions, CancellationToken _) => sent.AddRange(actions))
            .ReturnsAsync(Response.FromValue(answers, new StorageAnswer(202)));
        return sent;
    }

    private void Refuse(int status, string code, string? index)
    {
        var failure = StorageAnswer.Failure(status, code);
        if (index is not null)
        {
            failure.Data["FailedEntity"] = index; // Where the SDK leaves the index it found in the answer.
        }

        table.Setup(client => client.SubmitTransactionAsync(It.IsAny<IEnumerable<TableTransactionAction>>(), default))
            .ThrowsAsync(new TableTransactionFailedException(failure));
    }
}

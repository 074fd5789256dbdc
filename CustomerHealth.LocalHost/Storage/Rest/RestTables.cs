using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>Tables over REST.</summary>
/// <remarks>
/// The pipeline repeats a request whose answer was lost. If the lost answer was a commit, the second try meets its own rows and reports
/// <see cref="RowRefusal.AlreadyExists"/> or <see cref="RowRefusal.Changed"/>; callers cope, as with any other writer that was faster.
/// </remarks>
internal sealed class RestTables(RestService service) : ITableStore
{
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private const string NextPartition = "NextPartitionKey";
    private const string NextRow = "NextRowKey";

    public async Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partitionKey);
        TableLimits.CheckKey(rowKey);
        using var answer = await service.SendAsync(
            RequestMethod.Get, EntityAddress.Of(table, partitionKey, rowKey), Selection(select), Ask, cancellationToken);
        if (answer.Status == 404 && answer.ErrorCode() != "TableNotFound")
        {
            return null;
        }

        return Read(answer, EntityJson.Read);
    }

    public async Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        TableLimits.Check(query);
        IEnumerable<(string, string)> parameters =
        [
            ("$filter", EntityAddress.Filter(query)),
            ("$top", query.PageSize.ToString(CultureInfo.InvariantCulture)),
            .. Selection(query.Select),
            .. Resumed(continuation),
        ];
        using var answer = await service.SendAsync(RequestMethod.Get, $"{query.Table}()", parameters, Ask, cancellationToken);
        return new TablePage(
            Read(answer, page => page.GetProperty("value").EnumerateArray().Select(EntityJson.Read).ToList()), Continuation(answer));
    }

    public async Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        TableLimits.Check(operations);
        var transaction = new TransactionRequest(service.Endpoint, table, operations);
        using var answer = await service.SendAsync(
            RequestMethod.Post,
            "$batch",
            [],
            request =>
            {
                Ask(request);
                request.Headers.Add("Content-Type", transaction.ContentType);
                request.Content = transaction.Content;
            },
            cancellationToken);
        return answer.Status == 202
            ? RestAnswer.Understood(() => TransactionAnswer.Read(answer.Content.ToString(), operations.Count))
            : throw answer.Failure();
    }

    /// <summary>Creates a table; one that exists is as good.</summary>
    public async Task EnsureAsync(string table, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(
            RequestMethod.Post,
            "Tables",
            [],
            request =>
            {
                Ask(request);
                request.Headers.Add("Content-Type", "application/json");
                request.Headers.Add("Prefer", "return-no-content");
                request.Content = RequestContent.Create(new { TableName = table });
            },
            cancellationToken);
        if (answer.IsError && answer.ErrorCode() != "TableAlreadyExists")
        {
            throw answer.Failure();
        }
    }

    private static void Ask(Request request)
    {
        request.Headers.Add("Accept", MinimalMetadata);
        request.Headers.Add("DataServiceVersion", "3.0");
    }

    private static T Read<T>(Response answer, Func<JsonElement, T> read) => answer.IsError ? throw answer.Failure() : RestAnswer.Understood(() =>
    {
        using var json = JsonDocument.Parse(answer.Content.ToMemory());
        return read(json.RootElement);
    });

    /// <summary>A projection leaves out even the keys unless they are named.</summary>
    private static IEnumerable<(string, string)> Selection(IReadOnlyCollection<string>? select) =>
        select is null ? [] : [("$select", string.Join(',', ["PartitionKey", "RowKey", "Timestamp", .. select]))];

    /// <summary>The service names the next row in two headers; neither is a key, and both go back as they came.</summary>
    private static string? Continuation(Response answer) =>
        answer.Headers.TryGetValue($"x-ms-continuation-{NextPartition}", out var partition)
            ? $"{partition} {(answer.Headers.TryGetValue($"x-ms-continuation-{NextRow}", out var row) ? row : "")}"
            : null;

    private static IEnumerable<(string, string)> Resumed(string? continuation)
    {
        if (continuation is null)
        {
            return [];
        }

        return continuation.Split(' ') switch
        {
            [{ Length: > 0 } partition, ""] => [(NextPartition, partition)],
            [{ Length: > 0 } partition, var row] => [(NextPartition, partition), (NextRow, row)],
            _ => throw new StorageLimitException("The continuation was not given by this store."),
        };
    }
}

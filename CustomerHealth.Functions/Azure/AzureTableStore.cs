using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>Tables of an Azure Storage account, through Microsoft's SDK.</summary>
/// <remarks>
/// The SDK repeats a request whose answer was lost. If the lost answer was a commit, the second try meets its own rows and reports
/// <see cref="RowRefusal.AlreadyExists"/> or <see cref="RowRefusal.Changed"/>; callers cope, as with any other writer that was faster.
/// </remarks>
internal sealed class AzureTableStore(TableServiceClient service) : ITableStore
{
    private readonly ConcurrentDictionary<string, TableClient> tables = new(StringComparer.Ordinal);

    public async Task<TableRow?> GetAsync(
        string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partitionKey);
        TableLimits.CheckKey(rowKey);
        try
        {
            // Not GetEntity: a missing row is an everyday answer here, not worth an exception.
            var found = await Table(table).GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, WithKeys(select), cancellationToken);
            return found.HasValue ? found.Value!.ToRow() : NoRow(table, found.GetRawResponse());
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        TableLimits.Check(query);
        try
        {
            var rows = Table(query.Table).QueryAsync<TableEntity>(
                Filter(query), query.PageSize, WithKeys(query.Select), cancellationToken);
            await foreach (var page in rows.AsPages(continuation, query.PageSize).WithCancellation(cancellationToken))
            {
                return new TablePage([.. page.Values.Select(entity => entity.ToRow())], page.ContinuationToken);
            }

            return new TablePage([], null);
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public async Task<TransactionOutcome> TransactAsync(
        string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
    {
        TableLimits.Check(operations);
        try
        {
            var answers = await Table(table).SubmitTransactionAsync(operations.Select(operation => operation.ToAction()), cancellationToken);
            return TransactionOutcome.CommittedWith([.. operations.Zip(answers.Value, NewVersion)]);
        }
        catch (RequestFailedException failed) when (StorageAnswers.RefusalOf(failed.Status, failed.ErrorCode) is { } refusal)
        {
            return TransactionOutcome.RefusedAt(IndexOf(failed, operations), refusal);
        }
        catch (Exception exception) when (StorageFailure.Of(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>No text is ever put together here: the SDK quotes the values.</summary>
    private static string Filter(TableQuery query) => query switch
    {
        { From: { } from, Before: { } before } =>
            TableClient.CreateQueryFilter($"PartitionKey eq {query.PartitionKey} and RowKey ge {from} and RowKey lt {before}"),
        { From: { } from } => TableClient.CreateQueryFilter($"PartitionKey eq {query.PartitionKey} and RowKey ge {from}"),
        { Before: { } before } => TableClient.CreateQueryFilter($"PartitionKey eq {query.PartitionKey} and RowKey lt {before}"),
        _ => TableClient.CreateQueryFilter($"PartitionKey eq {query.PartitionKey}"),
    };

    /// <summary>A projection leaves out even the keys unless they are named.</summary>
    private static IEnumerable<string>? WithKeys(IReadOnlyCollection<string>? select) =>
        select is null ? null : [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), nameof(TableEntity.Timestamp), .. select];

    /// <summary>The SDK treats every 404 alike, but a missing table is a mistake in the deployment, not a missing row.</summary>
    private static TableRow? NoRow(string table, Response response) =>
        response.Content.ToString().Contains("\"TableNotFound\"", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Table '{table}' does not exist.")
            : null;

    private static string? NewVersion(RowOperation operation, Response answer) =>
        operation.Kind is RowOperationKind.Delete or RowOperationKind.DeleteIfUnchanged ? null : answer.Headers.ETag?.ToString();

    /// <summary>Callers drop or reread the row at this index: no index is better than a wrong one.</summary>
    private static int IndexOf(RequestFailedException failed, IReadOnlyList<RowOperation> operations) => failed switch
    {
        TableTransactionFailedException { FailedTransactionActionIndex: { } index } => index,
        _ when operations.Count == 1 => 0,
        _ => throw new InvalidOperationException("Azure Storage refused a transaction without saying which operation.", failed),
    };

    private TableClient Table(string name) => tables.GetOrAdd(name, service.GetTableClient);
}

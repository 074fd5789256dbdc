using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a report reads beside the customers.</summary>
[Flags]
internal enum ReportRecords
{
    None = 0,
    Deployments = 1,
    Interactions = 2,
    Surveys = 4,
    Alerts = 8,
}

/// <summary>
/// Reads what a report is about, a shard at a time, and folds it before the next one is read: what is in memory are a few shards, however
/// many customers there are. Nothing of it is remembered, since nobody asks for the same again soon.
/// </summary>
internal sealed class ReportReader(CustomerReader customers, RecordReader records, ShardMap shards)
{
    private const int ParallelShards = 4;

    /// <summary>
    /// One request a shard and 1,000 customers in it, and one a kind of record and 1,000 of it; fewer shards where the customers are named.
    /// </summary>
    /// <param name="fold">What is kept of a shard.</param>
    /// <returns>The kept parts, in the order of the shards.</returns>
    public async Task<IReadOnlyCollection<T>> FoldAsync<T>(
        TenantId tenant, ReportScope scope, ReportRecords wanted, Func<ShardAccounts, T> fold, CancellationToken cancellationToken)
    {
        var needed = scope.Product is not null && wanted.HasFlag(ReportRecords.Surveys) ? wanted | ReportRecords.Deployments : wanted;
        int[] places = scope.Ids is { } ids
            ? [.. ids.Select(id => shards.ShardOf(tenant, id)).Distinct().Order()]
            : [.. Enumerable.Range(0, shards.Count)];
        var parts = new T[places.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, places.Length),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelShards, CancellationToken = cancellationToken },
            async (at, token) => parts[at] = fold(scope.Of(await ReadAsync(tenant, places[at], scope, needed, token))));
        return parts;
    }

    private async Task<ShardAccounts> ReadAsync(
        TenantId tenant, int shard, ReportScope scope, ReportRecords wanted, CancellationToken cancellationToken)
    {
        var contents = await customers.ShardOfSuccessAsync(tenant, shard, cancellationToken);
        var anybody = scope.IsEverybody || contents.Customers.Any(scope.Wants);
        return new ShardAccounts(
            contents.Customers,
            await OfAsync(RecordKinds.Deployments, ReportRecords.Deployments),
            await OfAsync(RecordKinds.Interactions, ReportRecords.Interactions),
            await OfAsync(RecordKinds.Surveys, ReportRecords.Surveys),
            await OfAsync(CustomerAlert.Kind, ReportRecords.Alerts, isOlderThanMarks: true));

        // A kind without a mark has no row in the shard, unless it is older than the marks are.
        async Task<IReadOnlyList<T>> OfAsync<T>(RecordKind<T> kind, ReportRecords flag, bool isOlderThanMarks = false)
            where T : class =>
            anybody && wanted.HasFlag(flag) && (isOlderThanMarks || contents.Marks.Of(kind.Name) is not null)
                ? await records.OfShardAsync(tenant, shard, kind, cancellationToken)
                : [];
    }
}

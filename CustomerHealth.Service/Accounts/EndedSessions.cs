using System.Globalization;
using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Sessions whose person signed out before they were over: table <c>SignIns</c>, partition <c>{tenant}!ended</c>, row <c>{end}-{id}</c>,
/// kept until the session would have ended anyway. One read per session and half a minute; the instance that ended it knows at once.
/// </summary>
/// <remarks>The end stands first in the key, so that rows of no more use are those before now: each sign-out takes some away.</remarks>
public sealed class EndedSessions(ITableStore tables, TimeProvider time) : IDisposable
{
    /// <summary>More than the one row that a sign-out adds, so they cannot pile up; and within one transaction.</summary>
    private const int MostSwept = 20;

    private readonly ShortMemory<(TenantId Tenant, string Key), bool> known = new(TimeSpan.FromSeconds(30), time);

    public Task<bool> ContainAsync(TenantId tenant, SessionTerm session, CancellationToken cancellationToken)
    {
        var key = KeyOf(session);
        return known.GetAsync(
            (tenant, key),
            async () => await tables.GetAsync(TableNames.SignIns, PartitionOf(tenant), key, null, cancellationToken) is not null);
    }

    public async Task AddAsync(TenantId tenant, SessionTerm session, CancellationToken cancellationToken)
    {
        var key = KeyOf(session);
        await tables.TransactAsync(
            TableNames.SignIns, [RowOperation.Overwrite(new TableRow(PartitionOf(tenant), key))], cancellationToken);
        known.Keep((tenant, key), true);
        await SweepAsync(tenant, cancellationToken);
    }

    public void Dispose() => known.Dispose();

    private static string PartitionOf(TenantId tenant) => $"{tenant.Value}!ended";

    private static string KeyOf(SessionTerm session) => $"{Seconds(session.End)}-{session.Id:N}";

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString("D11", CultureInfo.InvariantCulture);

    private async Task SweepAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var query = new TableQuery(
            TableNames.SignIns, PartitionOf(tenant), Before: Seconds(time.GetUtcNow()), PageSize: MostSwept);
        var past = await tables.QueryAsync(query, null, cancellationToken);
        if (past.Rows.Count > 0)
        {
            // Another instance may be taking the same ones away: then this one takes none, which does not matter.
            await tables.TransactAsync(
                TableNames.SignIns, [.. past.Rows.Select(row => RowOperation.Delete(row.PartitionKey, row.RowKey))], cancellationToken);
        }
    }
}

/// <summary>Which session it is, and when it is over however much it is used.</summary>
public readonly record struct SessionTerm(Guid Id, DateTimeOffset End);

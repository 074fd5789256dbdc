using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks;

/// <summary>
/// Which webhooks were taken: table <c>WebhookReceived</c>, partition <c>{tenant}!{source}!{day of the timestamp}</c>, row the hash of id
/// and timestamp. The same pair again is a replay; the same id with a new timestamp is the sender's own second try.
/// </summary>
/// <remarks>
/// Written after the events are durable, not before: a sender who tries again after a fault of ours must not be taken for a replay. Two
/// copies that race are both taken in, which changes nothing because their events have the same ids, and one of them is told so.
/// </remarks>
public sealed class ReceivedWebhooks(ITableStore tables, TimeProvider time)
{
    public async Task<bool> ContainAsync(
        TenantId tenant, string source, string id, long timestamp, CancellationToken cancellationToken)
    {
        var key = RowOf(tenant, source, id, timestamp);
        return await tables.GetAsync(TableNames.WebhookReceived, key.PartitionKey, key.RowKey, null, cancellationToken) is not null;
    }

    /// <summary>False when another copy was faster.</summary>
    public async Task<bool> AddAsync(TenantId tenant, string source, string id, long timestamp, CancellationToken cancellationToken)
    {
        var row = RowOf(tenant, source, id, timestamp);
        row["Received"] = time.GetUtcNow();
        return (await tables.TransactAsync(TableNames.WebhookReceived, [RowOperation.Add(row)], cancellationToken)).Committed;
    }

    private static TableRow RowOf(TenantId tenant, string source, string id, long timestamp)
    {
        var day = DateTimeOffset.FromUnixTimeSeconds(timestamp);
        var pair = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{id}"));
        return new TableRow(
            string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}!{source}!{day:yyyyMMdd}"),
            Convert.ToHexStringLower(SHA256.HashData(pair).AsSpan(0, 16)));
    }
}

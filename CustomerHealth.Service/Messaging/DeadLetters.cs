using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Messaging;

/// <summary>
/// What could not be applied, kept whole with its reason: table <c>Dead</c>, partition tenant and day, row by content, so that burying
/// the same thing twice leaves one row.
/// </summary>
public sealed class DeadLetters(ITableStore tables, EventMeter meter, TimeProvider time)
{
    /// <summary>An event within the limits takes six at most, however its text is escaped.</summary>
    private const int MostChunks = 12;

    /// <summary>A detail may quote a sender, who may go on for ever.</summary>
    private const int DetailCharacters = 2_000;

    /// <summary>The body of a row, whole: one property holds 64 KiB of it.</summary>
    public static byte[] BodyOf(TableRow row)
    {
        using var body = new MemoryStream();
        for (var chunk = 0; row.GetBinary(ChunkName(chunk)) is { } bytes; chunk++)
        {
            body.Write(bytes);
        }

        return body.ToArray();
    }

    /// <summary>Writes down a whole message.</summary>
    public async Task AddMessageAsync(
        TenantId tenant, string queue, string text, string reason, string detail, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(text);
        await WriteAsync(tenant, $"m:{Convert.ToHexStringLower(SHA256.HashData(body))}", queue, body, reason, detail, cancellationToken);
        meter.CountDead(1);
    }

    /// <summary>Writes down one event of a message whose other events go on. The caller counts it as what it is.</summary>
    public Task AddEventAsync(
        TenantId tenant,
        string customerId,
        string eventKey,
        ReadOnlySpan<byte> contentHash,
        byte[] body,
        string reason,
        string detail,
        CancellationToken cancellationToken) =>
        WriteAsync(
            tenant,
            KeyOf(customerId, eventKey, contentHash),
            QueueNames.Events,
            body,
            reason,
            detail,
            cancellationToken);

    /// <summary>Reasons of the events buried on a day, by customer, event key and content.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindReasonsAsync(
        TenantId tenant, DateTimeOffset day, IEnumerable<string> rowKeys, CancellationToken cancellationToken)
    {
        var rows = await tables.FindRowsAsync(TableNames.Dead, PartitionOf(tenant, day), rowKeys, ["Reason"], cancellationToken);
        return rows.ToDictionary(pair => pair.Key, pair => pair.Value.GetString("Reason") ?? string.Empty, StringComparer.Ordinal);
    }

    /// <summary>The row of a buried event.</summary>
    public static string KeyOf(string customerId, string eventKey, ReadOnlySpan<byte> contentHash) =>
        $"e:{customerId}:{eventKey}:{Convert.ToHexStringLower(contentHash)}";

    private static string PartitionOf(TenantId tenant, DateTimeOffset day) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}!{day.UtcDateTime:yyyyMMdd}");

    private async Task WriteAsync(
        TenantId tenant, string rowKey, string queue, byte[] body, string reason, string detail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new TableRow(PartitionOf(tenant, now), rowKey)
        {
            ["Queue"] = queue,
            ["Reason"] = reason,
            ["Detail"] = detail.Length <= DetailCharacters ? detail : detail[..DetailCharacters],
            ["BodyBytes"] = body.Length,
            ["Recorded"] = now,
        };
        foreach (var (chunk, bytes) in body.Chunk(TableLimits.PropertyBytes).Take(MostChunks).Index())
        {
            row[ChunkName(chunk)] = bytes;
        }

        await tables.TransactAsync(TableNames.Dead, [RowOperation.Overwrite(row)], cancellationToken);
    }

    private static string ChunkName(int chunk) =>
        chunk == 0 ? "Body" : string.Create(CultureInfo.InvariantCulture, $"Body{chunk}");
}

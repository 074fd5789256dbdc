using System.Text.Json;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>
/// The latest state of something that belongs to a customer, as a list wants it: row <c>r:{kind}:{customer}:{id}</c> beside the state row.
/// The events are the truth; the row follows from them in the transaction that applies them. The kind comes first, so that all records of
/// a kind in a shard are one range.
/// </summary>
internal static class RecordRow
{
    public static string KeyOf(string kind, string customerId, Guid id) => $"r:{kind}:{customerId}:{id:D}";

    /// <summary>Bounds of the records of a kind in a shard.</summary>
    public static (string From, string Before) RangeOf(string kind) => ($"r:{kind}:", $"r:{kind};");

    /// <param name="firstSeen">When the record came about, as far as is known when its latest event is applied.</param>
    public static RowOperation Write(
        string partition, string kind, Guid id, AcceptedEvent latest, DateTimeOffset firstSeen, bool isWithdrawn) =>
        RowOperation.Overwrite(new TableRow(partition, KeyOf(kind, latest.CustomerId, id))
        {
            ["Data"] = JsonText.Canonical(latest.Data),
            ["Src"] = latest.Source,
            ["At"] = latest.Occurred,
            ["First"] = firstSeen,
            ["Gone"] = isWithdrawn ? true : null,
        });

    /// <summary>Whose record a row key names, and its id.</summary>
    public static (string CustomerId, Guid Id) OwnerOf(string rowKey)
    {
        var owner = rowKey.AsSpan(rowKey.IndexOf(':', 2) + 1);
        var end = owner.LastIndexOf(':');
        return (owner[..end].ToString(), Guid.ParseExact(owner[(end + 1)..], "D"));
    }

    /// <summary>What a record says; null where it was withdrawn.</summary>
    public static StoredRecord? Read(TableRow row)
    {
        if (row.GetBoolean("Gone") == true)
        {
            return null;
        }

        var (customerId, id) = OwnerOf(row.RowKey);
        using var data = JsonDocument.Parse(row.GetBinary("Data") ?? "{}"u8.ToArray());
        var at = row.GetDateTime("At") ?? default;
        return new StoredRecord(
            id,
            customerId,
            data.RootElement.Clone(),
            row.GetString("Src") ?? string.Empty,
            row.GetDateTime("First") ?? at,
            at);
    }
}

/// <summary>A record before its kind is read out of it.</summary>
/// <param name="Data">The fields of the latest event.</param>
/// <param name="Source">Who sent that event.</param>
public sealed record StoredRecord(
    Guid Id, string CustomerId, JsonElement Data, string Source, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

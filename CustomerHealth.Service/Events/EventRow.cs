using System.Text.Json;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Events;

/// <summary>
/// An applied event: row <c>e:{customer}:{key}</c> beside the state row. Its insert is what makes applying exactly once. Property names
/// are short because there are many rows and names are billed.
/// </summary>
internal static class EventRow
{
    /// <summary>Only the content's hash, to tell a duplicate from a conflict.</summary>
    public static readonly string[] HashOnly = ["Hash"];

    /// <summary>Which submission applied it, too: tells applied from duplicate.</summary>
    public static readonly string[] HashAndBatch = ["Hash", "Batch"];

    public static string KeyOf(string customerId, string eventKey) => $"e:{customerId}:{eventKey}";

    /// <summary>Bounds of all events of a customer.</summary>
    public static (string From, string Before) RangeOf(string customerId) => ($"e:{customerId}:", $"e:{customerId};");

    public static TableRow Write(AcceptedEvent accepted, string partition) =>
        new(partition, KeyOf(accepted.CustomerId, accepted.Key))
        {
            ["Type"] = accepted.Type,
            ["Src"] = accepted.Source,
            ["Id"] = accepted.Id,
            ["At"] = accepted.Occurred,
            ["Rec"] = accepted.Recorded,
            ["Hash"] = accepted.Hash,
            ["Data"] = JsonText.Canonical(accepted.Data),
            ["Past"] = accepted.Backfill ? true : null,
            ["Late"] = accepted.IsLate ? true : null,
            ["Batch"] = accepted.Batch,
        };

    public static AcceptedEvent Read(TableRow row)
    {
        var customer = row.RowKey[2..row.RowKey.LastIndexOf(':')];
        using var data = JsonDocument.Parse(row.GetBinary("Data") ?? "{}"u8.ToArray());
        return new AcceptedEvent(
            customer,
            row.GetString("Src") ?? string.Empty,
            row.GetString("Id") ?? string.Empty,
            row.GetString("Type") ?? string.Empty,
            row.GetDateTime("At") ?? default,
            row.GetDateTime("Rec") ?? default,
            HashOf(row),
            data.RootElement.Clone(),
            row.GetBoolean("Past") ?? false)
        {
            Batch = BatchOf(row),
        };
    }

    public static Guid? BatchOf(TableRow row) => row.GetGuid("Batch");

    public static byte[] HashOf(TableRow row) => row.GetBinary("Hash") ?? [];
}

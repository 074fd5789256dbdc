using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Outbox;

/// <summary>Items as rows <c>o:{id}</c> of the partition of their cause.</summary>
internal static class OutboxRow
{
    public const string First = "o:";
    public const string End = "o;";

    public static string KeyOf(string id) => First + id;

    public static TableRow Write(string partition, OutboxItem item) => new(partition, KeyOf(item.Id))
    {
        ["Kind"] = item.Kind,
        ["Body"] = item.Body,
        ["Created"] = item.CreatedAt,
        ["NotBefore"] = item.NotBefore,
        ["Tries"] = item.Tries,
        ["HeldUntil"] = item.HeldUntil,
        ["Trouble"] = item.Trouble,
    };

    public static OutboxItem Read(TableRow row) => new(
        row.RowKey[First.Length..],
        row.GetString("Kind") ?? string.Empty,
        row.GetString("Body") ?? string.Empty,
        row.GetDateTime("Created") ?? TableLimits.EarliestTime,
        row.GetDateTime("NotBefore") ?? TableLimits.EarliestTime,
        row.GetInt32("Tries") ?? 0,
        row.GetDateTime("HeldUntil"),
        row.GetString("Trouble"),
        row.ETag);
}

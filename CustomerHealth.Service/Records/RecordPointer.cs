using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>From a bare id to its row: row <c>i:{id}</c> in the shard that the id names, written with the row it points to.</summary>
internal static class RecordPointer
{
    public static string KeyOf(Guid id) => $"i:{id:D}";

    public static RowOperation Write(string partition, Guid id, string rowKey) =>
        RowOperation.Overwrite(new TableRow(partition, KeyOf(id)) { ["Key"] = rowKey });

    public static string? Read(TableRow pointer) => pointer.GetString("Key");
}

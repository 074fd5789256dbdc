using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>The marks (<see cref="RecordVersions"/>) of all kinds of a shard, as they stood together.</summary>
public sealed class RecordMarks
{
    /// <summary>Bounds of the marks of a shard.</summary>
    internal const string First = "v:";
    internal const string End = "v;";

    /// <summary>The property of a row that holds its mark.</summary>
    internal const string Property = "Mark";

    private readonly Dictionary<string, Guid?> marks;

    internal RecordMarks(IEnumerable<TableRow> rows) =>
        marks = rows.Where(row => IsMark(row.RowKey)).ToDictionary(row => row.RowKey[First.Length..], RecordVersions.Read, StringComparer.Ordinal);

    internal static bool IsMark(string rowKey) => rowKey.StartsWith(First, StringComparison.Ordinal);

    /// <summary>The mark of a kind; null where no row of it was ever marked.</summary>
    internal Guid? Of(string kind) => marks.GetValueOrDefault(kind);
}

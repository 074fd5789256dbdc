using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>
/// Which state of a shard's rows of a kind a reader has seen: row <c>v:{kind}</c>, a new mark with every transaction that writes such a row.
/// What was read after the mark was, is whole as long as the mark stands.
/// </summary>
internal static class RecordVersions
{
    /// <summary>Marks that one transaction may write: one a kind, and one for alerts.</summary>
    public const int MostMarks = 4;

    private static readonly string[] Kinds = [RecordKinds.DeploymentName, RecordKinds.InteractionName, RecordKinds.SurveyName];

    public static string KeyOf(string kind) => RecordMarks.First + kind;

    public static Guid? Read(TableRow row) => row.GetGuid(RecordMarks.Property);

    /// <summary>The operations of a transaction, and a new mark for every kind that they write.</summary>
    public static List<RowOperation> Marked(string partition, IEnumerable<RowOperation> operations)
    {
        var marked = operations.ToList();
        foreach (var kind in marked.Select(operation => KindOf(operation.Row.RowKey)).OfType<string>().Distinct().ToList())
        {
            marked.Add(RowOperation.Overwrite(new TableRow(partition, KeyOf(kind)) { [RecordMarks.Property] = Guid.NewGuid() }));
        }

        return marked;
    }

    private static string? KindOf(string rowKey) =>
        rowKey.StartsWith(Alerts.AlertRow.First, StringComparison.Ordinal) ? Alerts.AlertRow.KindName
        : rowKey.StartsWith("r:", StringComparison.Ordinal) ? Kinds.First(kind => rowKey.AsSpan(2).StartsWith(kind + ":", StringComparison.Ordinal))
        : null;
}

using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>Rows of the port to entities of the SDK and back. The property types are the same on both sides.</summary>
internal static class TableRowMapping
{
    public static TableEntity ToEntity(this TableRow row)
    {
        var entity = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            entity[name] = value;
            if (value is double number && !double.IsFinite(number))
            {
                // The SDK writes doubles as JSON numbers, which have no NaN or infinity; Tables takes them as typed text.
                entity[name] = number.ToString(CultureInfo.InvariantCulture);
                entity[$"{name}@odata.type"] = "Edm.Double";
            }
        }

        return entity;
    }

    public static TableRow ToRow(this TableEntity entity)
    {
        var row = new TableRow(entity.PartitionKey, entity.RowKey) { ETag = entity.ETag.ToString(), Timestamp = entity.Timestamp };
        foreach (var name in entity.Keys)
        {
            if (!IsSystem(name))
            {
                row[name] = entity[name];
            }
        }

        return row;
    }

    /// <summary>
    /// Unconditional merges and deletes say so with <c>*</c>: an empty ETag would leave it to the SDK's mood.
    /// </summary>
    public static TableTransactionAction ToAction(this RowOperation operation) => operation.Kind switch
    {
        RowOperationKind.Add => new(TableTransactionActionType.Add, operation.Row.ToEntity()),
        RowOperationKind.Overwrite => new(TableTransactionActionType.UpsertReplace, operation.Row.ToEntity()),
        RowOperationKind.ReplaceIfUnchanged => new(TableTransactionActionType.UpdateReplace, operation.Row.ToEntity(), Required(operation)),
        RowOperationKind.MergeExisting => new(TableTransactionActionType.UpdateMerge, operation.Row.ToEntity(), ETag.All),
        RowOperationKind.DeleteIfUnchanged => new(TableTransactionActionType.Delete, operation.Row.ToEntity(), Required(operation)),
        RowOperationKind.Delete => new(TableTransactionActionType.Delete, operation.Row.ToEntity(), ETag.All),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "No such operation."),
    };

    private static ETag Required(RowOperation operation) => new(operation.ETag!);

    private static bool IsSystem(string name) =>
        name is nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey) or nameof(TableEntity.Timestamp)
        || name.StartsWith("odata.", StringComparison.Ordinal);
}

using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>Keys in addresses and filters. Nothing else puts a key into either.</summary>
internal static class EntityAddress
{
    /// <summary>The path of one entity: <c>Table(PartitionKey='..',RowKey='..')</c>.</summary>
    public static string Of(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey={Uri.EscapeDataString(Quote(partitionKey))},RowKey={Uri.EscapeDataString(Quote(rowKey))})";

    /// <summary>The filter of a query. Source: learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities.</summary>
    public static string Filter(TableQuery query) => string.Join(
        " and ",
        new[]
        {
            $"PartitionKey eq {Quote(query.PartitionKey)}",
            query.From is { } from ? $"RowKey ge {Quote(from)}" : null,
            query.Before is { } before ? $"RowKey lt {Quote(before)}" : null,
        }.OfType<string>());

    /// <summary>A text of OData: a quote inside is written twice.</summary>
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

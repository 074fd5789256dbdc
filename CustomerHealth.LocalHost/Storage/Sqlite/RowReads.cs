using System.Buffers.Text;
using System.Text;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Reads of rows: by key, and by pages of a key range.</summary>
internal static class RowReads
{
    // Azure ends a page at 4 MiB of answer, so callers must be used to short pages here as well.
    private const int PageBytes = 4 * 1024 * 1024;

    public static TableRow? Get(Connection connection, long table, string partitionKey, string rowKey, PropertySelection? selection)
    {
        using var find = connection.Start(
            "SELECT rk, version, written, properties FROM rows WHERE tbl = ?1 AND pk = ?2 AND rk = ?3");
        find.Bind(1, table).Bind(2, KeyBytes.Encode(partitionKey)).Bind(3, KeyBytes.Encode(rowKey));
        return find.Step() ? Current(find, partitionKey, selection, out _) : null;
    }

    public static TablePage Query(Connection connection, long table, TableQuery query, string? continuation)
    {
        var from = Start(query, continuation);
        var before = query.Before is null ? KeyBytes.AfterAll : KeyBytes.Encode(query.Before);
        var selection = PropertySelection.Of(query.Select);
        using var find = connection.Start("""
            SELECT rk, version, written, properties FROM rows
            WHERE tbl = ?1 AND pk = ?2 AND rk >= ?3 AND rk < ?4 ORDER BY rk LIMIT ?5
            """);

        // One row more than asked for tells whether there is a next page, and where it starts.
        find.Bind(1, table).Bind(2, KeyBytes.Encode(query.PartitionKey)).Bind(3, from).Bind(4, before).Bind(5, query.PageSize + 1);
        var rows = new List<TableRow>();
        var bytes = 0;
        while (find.Step())
        {
            if (rows.Count == query.PageSize || bytes >= PageBytes)
            {
                return new TablePage(rows, Base64Url.EncodeToString(find.Bytes(0)));
            }

            rows.Add(Current(find, query.PartitionKey, selection, out var taken));
            bytes += taken;
        }

        return new TablePage(rows, null);
    }

    private static TableRow Current(Statement find, string partitionKey, PropertySelection? selection, out int bytes)
    {
        var row = new TableRow(partitionKey, KeyBytes.Decode(find.Bytes(0)))
        {
            ETag = RowVersion.ToETag(find.Int64(1)),
            Timestamp = new DateTimeOffset(find.Int64(2), TimeSpan.Zero),
        };
        bytes = RowCodec.Decode(find.Bytes(3), selection, row);
        return row;
    }

    /// <summary>A continuation is the key to go on with. One from another query cannot widen the range.</summary>
    private static byte[] Start(TableQuery query, string? continuation)
    {
        var from = KeyBytes.Encode(query.From ?? "");
        if (continuation is null)
        {
            return from;
        }

        if (!Base64Url.IsValid(continuation))
        {
            throw new StorageLimitException("The continuation was not given by this store.");
        }

        var next = Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(continuation));
        return next.AsSpan().SequenceCompareTo(from) > 0 ? next : from;
    }
}

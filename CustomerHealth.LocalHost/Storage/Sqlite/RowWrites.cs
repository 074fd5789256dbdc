using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Applies a transaction, all or nothing. A condition is part of the statement that writes, never a read before it.</summary>
internal sealed class RowWrites(WriteTurn turn, long table, byte[] partitionKey)
{
    private const string Key = " WHERE tbl = ?1 AND pk = ?2 AND rk = ?3";
    private const string Insert = "INSERT INTO rows (tbl, pk, rk, version, written, properties) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private const string Add = Insert + " ON CONFLICT DO NOTHING";
    private const string Overwrite =
        Insert + " ON CONFLICT DO UPDATE SET version = excluded.version, written = excluded.written, properties = excluded.properties";
    private const string Replace = "UPDATE rows SET version = ?4, written = ?5, properties = ?6" + Key;
    private const string ReplaceIfUnchanged = Replace + " AND version = ?7";
    private const string Remove = "DELETE FROM rows" + Key;
    private const string RemoveIfUnchanged = Remove + " AND version = ?4";
    private const string ReadVersion = "SELECT version FROM rows" + Key;
    private const string ReadProperties = "SELECT properties FROM rows" + Key;

    public TransactionOutcome Apply(EncodedOperation[] operations)
    {
        var etags = new string?[operations.Length];
        for (var index = 0; index < operations.Length; index++)
        {
            if (Apply(operations[index], out etags[index]) is { } refusal)
            {
                turn.Undo();
                return TransactionOutcome.RefusedAt(index, refusal);
            }
        }

        return TransactionOutcome.CommittedWith(etags);
    }

    private RowRefusal? Apply(EncodedOperation encoded, out string? etag)
    {
        var (operation, rowKey, properties) = encoded;
        etag = null;
        return operation.Kind switch
        {
            RowOperationKind.Add => Write(Add, rowKey, properties, null, out etag) ? null : RowRefusal.AlreadyExists,
            RowOperationKind.Overwrite => Write(Overwrite, rowKey, properties, null, out etag) ? null : RowRefusal.Changed,
            RowOperationKind.ReplaceIfUnchanged =>
                Write(ReplaceIfUnchanged, rowKey, properties, operation.ETag, out etag) ? null : WhyNot(rowKey),
            RowOperationKind.MergeExisting => Merge(rowKey, operation.Row, out etag),
            RowOperationKind.DeleteIfUnchanged => Delete(RemoveIfUnchanged, rowKey, operation.ETag) ? null : WhyNot(rowKey),
            _ => Delete(Remove, rowKey, null) ? null : RowRefusal.Missing,
        };
    }

    private bool Write(string sql, byte[] rowKey, byte[] properties, string? required, out string? etag)
    {
        var version = turn.NextVersion();
        using var write = Start(sql, rowKey);
        write.Bind(4, version).Bind(5, turn.Now).Bind(6, properties);
        if (required is not null)
        {
            write.Bind(7, RowVersion.FromETag(required));
        }

        write.Step();
        etag = RowVersion.ToETag(version);
        return turn.Connection.Changes == 1;
    }

    private bool Delete(string sql, byte[] rowKey, string? required)
    {
        using var delete = Start(sql, rowKey);
        if (required is not null)
        {
            delete.Bind(4, RowVersion.FromETag(required));
        }

        delete.Step();
        return turn.Connection.Changes == 1;
    }

    private RowRefusal? Merge(byte[] rowKey, TableRow changes, out string? etag)
    {
        etag = null;
        var merged = new TableRow(changes.PartitionKey, changes.RowKey);
        using (var read = Start(ReadProperties, rowKey))
        {
            if (!read.Step())
            {
                return RowRefusal.Missing;
            }

            RowCodec.Decode(read.Bytes(0), null, merged);
        }

        foreach (var (name, value) in changes.Properties)
        {
            merged[name] = value;
        }

        // Two rows within the limits may add up to one that is not.
        TableLimits.Check(merged);
        Write(Replace, rowKey, RowCodec.Encode(merged), null, out etag);
        return null;
    }

    private RowRefusal WhyNot(byte[] rowKey)
    {
        using var read = Start(ReadVersion, rowKey);
        return read.Step() ? RowRefusal.Changed : RowRefusal.Missing;
    }

    private Statement Start(string sql, byte[] rowKey) =>
        turn.Connection.Start(sql).Bind(1, table).Bind(2, partitionKey).Bind(3, rowKey);
}

using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Blobs in the embedded store: whole values, as the port has them.</summary>
internal sealed class SqliteBlobs(NameRegistry names, ReaderPool readers, GroupWriter writer) : IBlobStore
{
    public async Task PutAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        BlobLimits.CheckName(name);
        var number = names.Find(NameKind.Container, container);
        await writer.WriteAsync(turn => Put(turn, number, name, content), cancellationToken);
    }

    public Task<ReadOnlyMemory<byte>?> GetAsync(string container, string name, CancellationToken cancellationToken) => Answer.Of(
        () =>
        {
            BlobLimits.CheckName(name);
            var number = names.Find(NameKind.Container, container);
            return readers.Read(connection => Get(connection, number, name));
        },
        cancellationToken);

    public async Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        BlobLimits.CheckName(name);
        var number = names.Find(NameKind.Container, container);
        return await writer.WriteAsync(turn => Delete(turn, number, name), cancellationToken);
    }

    private static bool Put(WriteTurn turn, long container, string name, ReadOnlyMemory<byte> content)
    {
        using var put = turn.Connection.Start("""
            INSERT INTO blobs (container, name, content) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET content = excluded.content
            """);
        put.Bind(1, container).Bind(2, name).Bind(3, content.Span).Step();
        return true;
    }

    private static ReadOnlyMemory<byte>? Get(Connection connection, long container, string name)
    {
        using var find = connection.Start("SELECT content FROM blobs WHERE container = ?1 AND name = ?2");

        // Cast: a null array would silently become an empty memory, that is, an empty blob.
        return find.Bind(1, container).Bind(2, name).Step() ? find.Bytes(0).ToArray() : (ReadOnlyMemory<byte>?)null;
    }

    private static bool Delete(WriteTurn turn, long container, string name)
    {
        using var delete = turn.Connection.Start("DELETE FROM blobs WHERE container = ?1 AND name = ?2");
        delete.Bind(1, container).Bind(2, name).Step();
        return turn.Connection.Changes == 1;
    }
}

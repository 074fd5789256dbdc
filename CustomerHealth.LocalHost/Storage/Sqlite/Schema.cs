namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>The tables of the file, and how a connection to it is set up.</summary>
internal static class Schema
{
    private const int Version = 1;

    // An ordinary table with an index, not WITHOUT ROWID: rows of 1.5 KB, pages of 4 KiB and 32 callers gave 19,400 transactions/s
    // against 11,000, because a B-tree without rowids moves what exceeds 1,000 bytes to an overflow page. Pages of 8 and 16 KiB avoid
    // that and lose more by writing the whole page for each small row.
    private const string Tables = """
        CREATE TABLE names (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name));
        CREATE TABLE rows (
            tbl INTEGER NOT NULL, pk BLOB NOT NULL, rk BLOB NOT NULL,
            version INTEGER NOT NULL, written INTEGER NOT NULL, properties BLOB NOT NULL,
            UNIQUE (tbl, pk, rk));
        CREATE TABLE messages (
            id INTEGER PRIMARY KEY, queue INTEGER NOT NULL, visible INTEGER NOT NULL,
            receipt INTEGER NOT NULL, dequeues INTEGER NOT NULL, inserted INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX messages_by_visibility ON messages (queue, visible);
        CREATE TABLE blobs (
            id INTEGER PRIMARY KEY, container INTEGER NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL, UNIQUE (container, name));
        CREATE TABLE sequence (last INTEGER NOT NULL);
        INSERT INTO sequence VALUES (0);
        PRAGMA user_version = 1;
        """;

    /// <summary>Opens a connection; every one of a file needs the same settings.</summary>
    public static Connection Connect(string path, TimeSpan patience)
    {
        var connection = Connection.Open(path, patience);
        try
        {
            connection.RunScript("PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Brings a file into being or checks that this program understands it. Several processes may do so at once.</summary>
    public static void Prepare(Connection connection)
    {
        // The mode is kept in the file; in memory it stays "memory". The limit shrinks the log again after a burst.
        connection.RunScript("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864;");
        connection.RunScript("BEGIN IMMEDIATE");
        try
        {
            var version = ReadVersion(connection);
            if (version == 0)
            {
                connection.RunScript(Tables);
            }
            else if (version != Version)
            {
                throw new InvalidOperationException($"The storage file has format {version}; this program knows format {Version} only.");
            }

            connection.RunScript("COMMIT");
        }
        catch
        {
            if (connection.InTransaction)
            {
                connection.RunScript("ROLLBACK");
            }

            throw;
        }
    }

    private static long ReadVersion(Connection connection)
    {
        using var statement = connection.Start("PRAGMA user_version");
        statement.Step();
        return statement.Int64(0);
    }
}

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>What work may use while its group has the write lock: the connection, the store's time and fresh version numbers.</summary>
internal sealed class WriteTurn(Connection connection, TimeProvider clock)
{
    private long last;
    private long stored;

    public Connection Connection { get; } = connection;

    /// <summary>The time of the group, in ticks of UTC.</summary>
    public long Now { get; private set; }

    /// <summary>A number never given before, by any process: the sequence lives in the file and moves under the write lock.</summary>
    public long NextVersion() => ++last;

    public void Begin()
    {
        using var read = Connection.Start("SELECT last FROM sequence");
        read.Step();
        stored = last = read.Int64(0);
        Now = clock.GetUtcNow().UtcTicks;
    }

    public void End()
    {
        if (last != stored)
        {
            using var write = Connection.Start("UPDATE sequence SET last = ?1");
            write.Bind(1, last).Step();
        }
    }

    public void Mark() => Connection.Run("SAVEPOINT request");

    /// <summary>Takes back what the request has done so far.</summary>
    public void Undo() => Connection.Run("ROLLBACK TO request");

    public void Release() => Connection.Run("RELEASE request");
}

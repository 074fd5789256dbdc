using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>
/// Connections for reading. With a write-ahead log a reader sees the last commit and waits for nobody; a database in memory has one
/// connection only, which readers share with the writer.
/// </summary>
internal sealed class ReaderPool(Func<Connection> connect, Connection? shared) : IDisposable
{
    private const int Kept = 16;

    private readonly Lock gate = new();
    private readonly Stack<Connection> idle = new();
    private bool closed;

    public T Read<T>(Func<Connection, T> read)
    {
        var connection = shared ?? Take();
        try
        {
            lock (connection.Gate)
            {
                return read(connection);
            }
        }
        finally
        {
            if (connection != shared)
            {
                Return(connection);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            while (idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    private Connection Take()
    {
        lock (gate)
        {
            if (closed)
            {
                throw new StorageUnavailableException("The embedded store is closed.");
            }

            if (idle.TryPop(out var connection))
            {
                return connection;
            }
        }

        return connect();
    }

    private void Return(Connection connection)
    {
        lock (gate)
        {
            if (!closed && idle.Count < Kept)
            {
                idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }
}

using Microsoft.Data.Sqlite;

namespace CustomerHealth.Tests.Storage.Sqlite;

/// <summary>Holds the write lock of a file as another process would: what is written meanwhile waits, and then goes as a group.</summary>
public sealed class LockedFile : IDisposable
{
    private readonly SqliteConnection connection;

    public LockedFile(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("BEGIN IMMEDIATE");
    }

    public void Release() => Execute("ROLLBACK");

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

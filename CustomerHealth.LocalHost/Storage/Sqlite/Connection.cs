using CustomerHealth.Service.Storage;
using SQLitePCL;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>One SQLite connection with its prepared statements. Use it only while holding <see cref="Gate"/>.</summary>
/// <remarks>
/// This speaks SQLite's own interface, not ADO.NET: blobs are read as spans without a copy, and SQLite's busy handler waits for other
/// processes instead of a retry loop that sleeps.
/// </remarks>
internal sealed class Connection : IDisposable
{
    // A connection has one user at a time, so SQLite need not lock for itself.
    private const int OpenFlags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;

    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> prepared = new(ReferenceEqualityComparer.Instance);
    private bool closed;

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 handle) => this.handle = handle;

    public Lock Gate { get; } = new();

    /// <summary>Rows touched by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    /// <summary>True between BEGIN and COMMIT; SQLite ends a transaction by itself on some failures.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <param name="patience">How long to wait for a lock that another process holds.</param>
    public static Connection Open(string path, TimeSpan patience)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, OpenFlags, null);
        if (code != raw.SQLITE_OK)
        {
            handle?.Dispose();
            throw new StorageUnavailableException($"The embedded store cannot open {path}: {raw.sqlite3_errstr(code).utf8_to_string()}.");
        }

        raw.sqlite3_busy_timeout(handle, (int)patience.TotalMilliseconds);
        return new Connection(handle);
    }

    /// <summary>Starts a use of a statement, prepared at the first one. The text must be a constant.</summary>
    public Statement Start(string sql)
    {
        ThrowIfClosed();
        if (!prepared.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var compiled));
            statement = new Statement(this, compiled);
            prepared.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs a statement without parameters and results.</summary>
    public void Run(string sql)
    {
        using var statement = Start(sql);
        statement.Step();
    }

    /// <summary>Runs a script of statements that are not worth keeping.</summary>
    public void RunScript(string sql)
    {
        ThrowIfClosed();
        Check(raw.sqlite3_exec(handle, sql));
    }

    /// <exception cref="StorageUnavailableException">The code is an error: busy, full, unreadable, corrupt.</exception>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new StorageUnavailableException(
                $"The embedded store failed: {raw.sqlite3_errmsg(handle).utf8_to_string()} ({raw.sqlite3_extended_errcode(handle)}).");
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            foreach (var statement in prepared.Values)
            {
                statement.Release();
            }

            handle.Dispose();
        }
    }

    private void ThrowIfClosed()
    {
        if (closed)
        {
            throw new StorageUnavailableException("The embedded store is closed.");
        }
    }
}

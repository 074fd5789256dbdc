using System.Collections.Concurrent;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>What a name stands for. The numbers are in the file.</summary>
internal enum NameKind
{
    Table = 1,
    Queue = 2,
    Container = 3,
}

/// <summary>Numbers of tables, queues and containers. Names are created and never removed, so a number once read stays true.</summary>
internal sealed class NameRegistry(ReaderPool readers, GroupWriter writer) : IStorageProvisioning
{
    private readonly ConcurrentDictionary<(NameKind Kind, string Name), long> known = new();

    /// <exception cref="InvalidOperationException">Nobody created it, which is an error of the program.</exception>
    public long Find(NameKind kind, string name)
    {
        if (known.TryGetValue((kind, name), out var number))
        {
            return number;
        }

        number = readers.Read(connection => Look(connection, kind, name)) ?? throw new InvalidOperationException(
            $"{kind} '{name}' does not exist. Create it with {nameof(IStorageProvisioning)}.{nameof(EnsureAsync)} at the start.");
        known[(kind, name)] = number;
        return number;
    }

    public async Task EnsureAsync(
        IReadOnlyCollection<string> tables,
        IReadOnlyCollection<string> queues,
        IReadOnlyCollection<string> containers,
        CancellationToken cancellationToken)
    {
        StorageNames.Check(tables, queues, containers);
        (NameKind Kind, string Name)[] wanted =
        [
            .. tables.Select(name => (NameKind.Table, name)),
            .. queues.Select(name => (NameKind.Queue, name)),
            .. containers.Select(name => (NameKind.Container, name)),
        ];
        if (wanted.All(known.ContainsKey))
        {
            return;
        }

        await writer.WriteAsync(turn => Create(turn, wanted), cancellationToken);
    }

    private static int Create(WriteTurn turn, (NameKind Kind, string Name)[] wanted)
    {
        foreach (var (kind, name) in wanted)
        {
            using var insert = turn.Connection.Start("INSERT OR IGNORE INTO names (kind, name) VALUES (?1, ?2)");
            insert.Bind(1, (long)kind).Bind(2, name).Step();
        }

        return wanted.Length;
    }

    private static long? Look(Connection connection, NameKind kind, string name)
    {
        using var find = connection.Start("SELECT id FROM names WHERE kind = ?1 AND name = ?2");
        return find.Bind(1, (long)kind).Bind(2, name).Step() ? find.Int64(0) : null;
    }
}

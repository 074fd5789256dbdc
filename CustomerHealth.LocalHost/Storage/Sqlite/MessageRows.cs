using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Messages as rows: who may see them when, and under which pop receipt they are out on loan.</summary>
internal static class MessageRows
{
    private const string Held = " WHERE id = ?1 AND queue = ?2 AND receipt = ?3";

    public static bool AnyVisible(Connection connection, long queue, long now)
    {
        using var find = connection.Start("SELECT 1 FROM messages WHERE queue = ?1 AND visible <= ?2 LIMIT 1");
        return find.Bind(1, queue).Bind(2, now).Step();
    }

    public static int Count(Connection connection, long queue)
    {
        using var count = connection.Start("SELECT count(*) FROM messages WHERE queue = ?1");
        count.Bind(1, queue).Step();
        return (int)count.Int64(0);
    }

    public static bool Insert(WriteTurn turn, long queue, byte[] text, TimeSpan delay)
    {
        using var insert = turn.Connection.Start("""
            INSERT INTO messages (id, queue, visible, receipt, dequeues, inserted, body) VALUES (?1, ?2, ?3, 0, 0, ?4, ?5)
            """);
        insert.Bind(1, turn.NextVersion()).Bind(2, queue).Bind(3, turn.Now + delay.Ticks).Bind(4, turn.Now).BindText(5, text);
        insert.Step();
        return true;
    }

    /// <summary>One receipt serves all messages of a receive: it only has to differ from those given before for the same message.</summary>
    public static IReadOnlyList<QueueLease> Receive(WriteTurn turn, long queue, int count, TimeSpan lease)
    {
        var receipt = turn.NextVersion();
        var leases = new List<QueueLease>(count);
        using var lend = turn.Connection.Start("""
            UPDATE messages SET visible = ?1, receipt = ?2, dequeues = dequeues + 1
            WHERE id IN (SELECT id FROM messages WHERE queue = ?3 AND visible <= ?4 ORDER BY visible, id LIMIT ?5)
            RETURNING id, dequeues, inserted, body
            """);
        lend.Bind(1, turn.Now + lease.Ticks).Bind(2, receipt).Bind(3, queue).Bind(4, turn.Now).Bind(5, count);
        while (lend.Step())
        {
            leases.Add(new QueueLease(
                RowVersion.ToText(lend.Int64(0)),
                RowVersion.ToText(receipt),
                QueueText.Read(lend.Bytes(3)),
                (int)lend.Int64(1),
                new DateTimeOffset(lend.Int64(2), TimeSpan.Zero)));
        }

        return leases;
    }

    public static bool Delete(WriteTurn turn, long queue, QueueLease lease)
    {
        using var delete = turn.Connection.Start("DELETE FROM messages" + Held);
        BindHeld(delete, queue, lease).Step();
        return turn.Connection.Changes == 1;
    }

    public static QueueLease? Extend(WriteTurn turn, long queue, QueueLease lease, TimeSpan duration)
    {
        var receipt = turn.NextVersion();
        using var extend = turn.Connection.Start("UPDATE messages SET visible = ?4, receipt = ?5" + Held);
        BindHeld(extend, queue, lease).Bind(4, turn.Now + duration.Ticks).Bind(5, receipt).Step();
        return turn.Connection.Changes == 1 ? lease with { PopReceipt = RowVersion.ToText(receipt) } : null;
    }

    // Receipt 0 is that of a message never leased, and no text may stand for it; 1 is never one, for a message takes a number before.
    private static Statement BindHeld(Statement statement, long queue, QueueLease lease) =>
        statement.Bind(1, RowVersion.FromText(lease.Id)).Bind(2, queue).Bind(3, Math.Max(RowVersion.FromText(lease.PopReceipt), 1));
}

using System.Threading.Channels;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>
/// The one writer of a process. It executes everything that waits in one SQLite transaction, commits once, and only then completes the
/// callers: a commit costs a flush of the disk, and this shares it between all who came while the previous one ran.
/// </summary>
internal sealed class GroupWriter
{
    // A transaction holds the write lock of the file; other processes should get their turn.
    private const int GroupSize = 256;

    private readonly Channel<WriteRequest> waiting =
        Channel.CreateUnbounded<WriteRequest>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Connection connection;
    private readonly WriteTurn turn;
    private readonly Task loop;
    private long commits;

    public GroupWriter(Connection connection, TimeProvider clock)
    {
        this.connection = connection;
        turn = new WriteTurn(connection, clock);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Transactions committed so far; each one is a flush of the disk.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>Runs the work in a transaction and returns its result once that is durable.</summary>
    /// <remarks>Work that was begun is not cancelled: its neighbours in the group are being written with it.</remarks>
    public async Task<T> WriteAsync<T>(Func<WriteTurn, T> work, CancellationToken cancellationToken)
    {
        var request = new WriteRequest<T>(work, cancellationToken);
        if (!waiting.Writer.TryWrite(request))
        {
            throw new StorageUnavailableException("The embedded store is closed.");
        }

        return await request.Answer;
    }

    /// <summary>Takes no more requests and returns when those accepted are done.</summary>
    public async Task CloseAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        var group = new List<WriteRequest>(GroupSize);
        while (await waiting.Reader.WaitToReadAsync())
        {
            // The callers just answered are about to come back: one turn of the thread pool lets them join this group. Without it the
            // callers split into two halves that wait for each other: with a flush of 4 ms, 3,000 instead of 4,700 transactions/s.
            await Task.Yield();
            while (group.Count < GroupSize && waiting.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<WriteRequest> group)
    {
        try
        {
            lock (connection.Gate)
            {
                CommitTogether(group);
            }
        }
#pragma warning disable CA1031 // Whatever happens, every caller gets an answer and the writer lives on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            group.ForEach(request => request.Fail(failure));
            return;
        }

        Interlocked.Increment(ref commits);
        group.ForEach(request => request.Complete());
    }

    private void CommitTogether(List<WriteRequest> group)
    {
        try
        {
            connection.Run("BEGIN IMMEDIATE");
            turn.Begin();
            foreach (var request in group)
            {
                request.Run(turn);
            }

            turn.End();
            connection.Run("COMMIT");
        }
        catch when (connection.InTransaction)
        {
            connection.Run("ROLLBACK");
            throw;
        }
    }
}

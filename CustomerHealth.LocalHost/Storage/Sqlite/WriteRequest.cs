using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>One caller's share of a group. A savepoint keeps what it leaves undone away from its neighbours.</summary>
internal abstract class WriteRequest
{
    public abstract void Run(WriteTurn turn);

    /// <summary>Answers the caller after the commit.</summary>
    public abstract void Complete();

    /// <summary>Answers the caller of a group that was not committed.</summary>
    public abstract void Fail(Exception failure);
}

internal sealed class WriteRequest<T>(Func<WriteTurn, T> work, CancellationToken cancellationToken) : WriteRequest
{
    // Continuations must not run on the writer: the next group would wait for them.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? refusal;

    public Task<T> Answer => answer.Task;

    public override void Run(WriteTurn turn)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            refusal = new OperationCanceledException(cancellationToken);
            return;
        }

        turn.Mark();
        try
        {
            result = work(turn);
            turn.Release();
        }
        catch (Exception exception) when (exception is not StorageUnavailableException)
        {
            // Whatever it is, it is this caller's: the writer lives on and the neighbours commit.
            turn.Undo();
            turn.Release();
            refusal = exception;
        }
    }

    public override void Complete()
    {
        switch (refusal)
        {
            case null:
                answer.SetResult(result!);
                break;
            case OperationCanceledException:
                answer.SetCanceled(cancellationToken);
                break;
            default:
                answer.SetException(refusal);
                break;
        }
    }

    public override void Fail(Exception failure) =>
        answer.SetException(new StorageUnavailableException(failure.Message, failure));
}

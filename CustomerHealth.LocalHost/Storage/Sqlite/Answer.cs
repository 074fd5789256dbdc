namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>
/// SQLite answers at once, so a read runs on the caller's thread. What goes wrong still belongs into the task, as callers expect of an
/// asynchronous store.
/// </summary>
internal static class Answer
{
    public static Task<T> Of<T>(Func<T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(read());
        }
#pragma warning disable CA1031 // Nothing is swallowed: the task carries it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException<T>(exception);
        }
    }
}

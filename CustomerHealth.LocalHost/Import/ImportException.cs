namespace CustomerHealth.LocalHost.Import;

/// <summary>An import that cannot go on; the message is for the person who started it.</summary>
public sealed class ImportException : Exception
{
    public ImportException()
    {
    }

    public ImportException(string message)
        : base(message)
    {
    }

    public ImportException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

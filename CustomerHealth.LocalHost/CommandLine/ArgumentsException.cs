namespace CustomerHealth.LocalHost.CommandLine;

/// <summary>A command line nobody can follow; the message says what is wrong with it.</summary>
public sealed class ArgumentsException : Exception
{
    public ArgumentsException()
    {
    }

    public ArgumentsException(string message)
        : base(message)
    {
    }

    public ArgumentsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

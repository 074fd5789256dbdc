namespace CustomerHealth.Service.Messaging;

/// <summary>A message that can never be handled. It becomes a dead row with this reason, and the queue goes on.</summary>
public sealed class PermanentMessageException : Exception
{
    public PermanentMessageException()
    {
    }

    public PermanentMessageException(string message)
        : base(message)
    {
    }

    public PermanentMessageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="reason">A short stable word such as <c>unknown-customer</c>.</param>
    /// <param name="message">The sentence for people.</param>
    public PermanentMessageException(string reason, string message)
        : base(message) => Reason = reason;

    public string Reason { get; } = "permanent";
}

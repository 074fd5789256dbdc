namespace CustomerHealth.LocalHost.Azurite;

/// <summary>Azurite cannot be installed or does not start; the message says why.</summary>
public sealed class AzuriteException : Exception
{
    public AzuriteException()
    {
    }

    public AzuriteException(string message)
        : base(message)
    {
    }

    public AzuriteException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

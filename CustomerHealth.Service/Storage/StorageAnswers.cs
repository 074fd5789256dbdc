using System.Collections.Frozen;
using System.Globalization;

namespace CustomerHealth.Service.Storage;

/// <summary>
/// What the answers of Azure Storage mean in the terms of the port, whichever client got them. Source:
/// learn.microsoft.com/rest/api/storageservices/status-and-error-codes2 and the pages on table and queue service error codes.
/// </summary>
public static class StorageAnswers
{
    /// <summary>
    /// What a 400 says when the rows, keys or messages themselves are refused. Only these: callers give up for good on what no store would
    /// take, and must not on a request that is refused for other reasons.
    /// </summary>
    private static readonly FrozenSet<string> Limits = new[]
    {
        "ContentLengthExceeded", "DuplicatePropertiesSpecified", "EntityTooLarge", "InvalidDuplicateRow", "InvalidInput", "InvalidResourceName",
        "InvalidValueType", "KeyValueTooLarge", "OutOfRangeInput", "PropertyNameInvalid", "PropertyNameTooLong", "PropertyValueTooLarge",
        "RequestBodyTooLarge", "TooManyProperties",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why a transaction was refused; null when the answer is no refusal but a failure.</summary>
    public static RowRefusal? RefusalOf(int status, string? code) => (status, code) switch
    {
        (409, "EntityAlreadyExists") => RowRefusal.AlreadyExists,
        (412, _) => RowRefusal.Changed,
        (404, not "TableNotFound") => RowRefusal.Missing,
        _ => null,
    };

    /// <summary>Whether a message was leased again or deleted by somebody else.</summary>
    public static bool IsLostLease(int status, string? code) =>
        (status, code) is (404, "MessageNotFound") or (400, "PopReceiptMismatch");

    /// <summary>The exception of the port for an answer that is none of the expected ones.</summary>
    /// <param name="status">HTTP status; 0 when the connection failed before there was an answer.</param>
    /// <param name="retryAfter">The header Retry-After, as it came.</param>
    public static Exception FailureOf(int status, string? code, string? retryAfter, Exception? cause) => (status, code) switch
    {
        (0 or 408 or 429 or >= 500, _) or (409, "TableBeingDeleted" or "QueueBeingDeleted" or "ContainerBeingDeleted") =>
            Unavailable(Say(status, code), retryAfter, cause),
        (413, _) => new StorageLimitException(Say(status, code), cause!),
        (400, { } said) when Limits.Contains(said) => new StorageLimitException(Say(status, code), cause!),
        (401 or 403, _) => new InvalidOperationException($"{Say(status, code)} Does the app's identity have its data roles?", cause),

        // A missing table, a service version that the account does not know, a header that a proxy took away: mistakes in the deployment.
        _ => new InvalidOperationException(Say(status, code), cause),
    };

    private static StorageUnavailableException Unavailable(string message, string? retryAfter, Exception? cause) =>
        Seconds(retryAfter) is { } wait
            ? new StorageUnavailableException(message, cause!) { RetryAfter = wait }
            : new StorageUnavailableException(message, cause!);

    /// <summary>Storage gives whole seconds.</summary>
    private static TimeSpan? Seconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Short on purpose: a client's own message repeats headers and the whole answer.</summary>
    private static string Say(int status, string? code) =>
        status == 0 ? "Azure Storage cannot be reached." : $"Azure Storage answered {status} {code}.";
}

using System.Globalization;
using Azure;
using Azure.Identity;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>What an exception of the SDK means in the terms of the storage port.</summary>
internal static class StorageFailure
{
    /// <summary>
    /// What a 400 says when the rows, keys or messages themselves are refused. Only these: callers give up for good on what no store would
    /// take, and must not on a request that is refused for other reasons.
    /// See https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes.
    /// </summary>
    private static readonly HashSet<string> Limits =
    [
        "ContentLengthExceeded", "DuplicatePropertiesSpecified", "EntityTooLarge", "InvalidDuplicateRow", "InvalidInput", "InvalidResourceName",
        "InvalidValueType", "KeyValueTooLarge", "OutOfRangeInput", "PropertyNameInvalid", "PropertyNameTooLong", "PropertyValueTooLarge",
        "RequestBodyTooLarge", "TooManyProperties",
    ];

    /// <summary>
    /// The exception to throw instead, or null to let the original pass (the caller's own cancellation, bugs). Use as a filter:
    /// <c>catch (Exception e) when (StorageFailure.Of(e, token) is { } failure) { throw failure; }</c>
    /// </summary>
    public static Exception? Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,

        // Azure.Core sums up several tries without an answer in one exception; the last try tells as much as any.
        AggregateException { InnerExceptions: [.., var last] } => Of(last, cancellationToken),

        // A cancellation nobody asked for is Azure.Core's network time-out; an IOException is a body that broke off.
        OperationCanceledException or IOException => new StorageUnavailableException("Azure Storage did not answer in time.", exception),

        // The identity endpoint is part of the way to storage: a token we cannot get now, we may get later.
        AuthenticationFailedException => new StorageUnavailableException("No token for Azure Storage.", exception),
        RequestFailedException failed => Of(failed),
        _ => null,
    };

    private static Exception? Of(RequestFailedException failed) => (failed.Status, failed.ErrorCode) switch
    {
        // 0: the connection failed before there was an answer.
        (0 or 408 or 429 or >= 500, _) or (409, "TableBeingDeleted" or "QueueBeingDeleted" or "ContainerBeingDeleted") => Unavailable(failed),
        (413, _) => new StorageLimitException(Say(failed), failed),
        (400, { } code) when Limits.Contains(code) => new StorageLimitException(Say(failed), failed),
        (401 or 403, _) => new InvalidOperationException($"{Say(failed)} Does the app's identity have its data roles?", failed),

        // A missing table, a service version that the account does not know, a header that a proxy took away: mistakes in the deployment.
        _ => new InvalidOperationException(Say(failed), failed),
    };

    private static StorageUnavailableException Unavailable(RequestFailedException failed) =>
        RetryAfter(failed) is { } wait
            ? new StorageUnavailableException(Say(failed), failed) { RetryAfter = wait }
            : new StorageUnavailableException(Say(failed), failed);

    /// <summary>Storage gives whole seconds.</summary>
    private static TimeSpan? RetryAfter(RequestFailedException failed) =>
        failed.GetRawResponse() is { } response
        && response.Headers.TryGetValue("Retry-After", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Short on purpose: the SDK's message repeats headers and the whole answer.</summary>
    private static string Say(RequestFailedException failed) =>
        failed.Status == 0 ? "Azure Storage cannot be reached." : $"Azure Storage answered {failed.Status} {failed.ErrorCode}.";
}

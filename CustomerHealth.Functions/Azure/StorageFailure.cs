using Azure;
using Azure.Identity;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Functions.Azure;

/// <summary>What an exception of the SDK means in the terms of the storage port.</summary>
internal static class StorageFailure
{
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

    private static Exception Of(RequestFailedException failed) => StorageAnswers.FailureOf(
        failed.Status,
        failed.ErrorCode,
        failed.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var retryAfter) ? retryAfter : null,
        failed);
}

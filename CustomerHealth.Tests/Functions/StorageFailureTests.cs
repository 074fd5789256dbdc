using Azure.Identity;
using CustomerHealth.Functions.Azure;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Functions;

public sealed class StorageFailureTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Theory]
    [InlineData(0)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public void A_service_that_is_busy_or_silent_is_unavailable(int status) =>
        Assert.IsType<StorageUnavailableException>(StorageFailure.Of(StorageAnswer.Failure(status), default));

    [Fact]
    public void The_service_says_when_to_try_again()
    {
        var failure = StorageFailure.Of(StorageAnswer.FailureWith(503, ("Retry-After", "17")), default);

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<StorageUnavailableException>(failure).RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    public void Without_a_usable_wait_the_port_s_own_holds(string header)
    {
        var failure = StorageFailure.Of(StorageAnswer.FailureWith(503, ("Retry-After", header)), default);

        Assert.Equal(new StorageUnavailableException().RetryAfter, Assert.IsType<StorageUnavailableException>(failure).RetryAfter);
    }

    [Fact]
    public void Several_tries_without_an_answer_are_unavailable()
    {
        var tries = new AggregateException(new TaskCanceledException(), StorageAnswer.Failure(0));

        Assert.IsType<StorageUnavailableException>(StorageFailure.Of(tries, default));
    }

    [Fact]
    public void A_time_out_is_unavailable_but_the_caller_s_own_cancellation_stays_one()
    {
        Assert.IsType<StorageUnavailableException>(StorageFailure.Of(new TaskCanceledException(), default));
        Assert.Null(StorageFailure.Of(new TaskCanceledException(), Cancelled));
    }

    [Fact]
    public void A_token_that_cannot_be_had_now_may_be_had_later() =>
        Assert.IsType<StorageUnavailableException>(StorageFailure.Of(new CredentialUnavailableException("none"), default));

    [Theory]
    [InlineData(400, "PropertyValueTooLarge")]
    [InlineData(400, "OutOfRangeInput")]
    [InlineData(413, "RequestBodyTooLarge")]
    public void What_can_never_succeed_is_a_limit(int status, string code) =>
        Assert.IsType<StorageLimitException>(StorageFailure.Of(StorageAnswer.Failure(status, code), default));

    /// <summary>Events whose state no store would take are given up for good; a wrong header is no reason for that.</summary>
    [Theory]
    [InlineData(400, "InvalidHeaderValue")]
    [InlineData(400, "InvalidAuthenticationInfo")]
    [InlineData(400, null)]
    [InlineData(404, "TableNotFound")]
    [InlineData(404, null)]
    [InlineData(409, "BlobImmutableDueToPolicy")]
    [InlineData(412, "ConditionNotMet")]
    [InlineData(302, null)]
    public void Whatever_else_is_refused_is_a_mistake_in_the_deployment(int status, string? code)
    {
        var failure = StorageFailure.Of(StorageAnswer.Failure(status, code), default);

        Assert.Contains($"{status} {code}", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void A_refused_identity_points_to_its_roles(int status) =>
        Assert.Contains("roles", StorageFailure.Of(StorageAnswer.Failure(status), default)!.Message, StringComparison.Ordinal);

    [Fact]
    public void A_bug_of_ours_passes_unchanged() => Assert.Null(StorageFailure.Of(new ArgumentNullException("row"), default));
}

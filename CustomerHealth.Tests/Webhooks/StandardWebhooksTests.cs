using System.Text;
using CustomerHealth.Service.Webhooks;
using Xunit;

namespace CustomerHealth.Tests.Webhooks;

public sealed class StandardWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    [Fact]
    public void The_published_vector_comes_out() => Assert.Equal(Signature, StandardWebhooks.Sign(Secret, Id, Timestamp, Body));

    [Theory]
    [InlineData(Signature, true)]
    [InlineData("v1,bm90IHRoaXMgb25l " + Signature, true)]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= " + Signature, true)]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,", false)]
    [InlineData("v1,***", false)]
    [InlineData("", false)]
    public void One_right_signature_of_ours_is_enough_and_nothing_else_is(string signatures, bool isSigned) =>
        Assert.Equal(isSigned, StandardWebhooks.IsSigned([Secret], signatures, Id, Timestamp, Body));

    [Fact]
    public void Another_id_time_body_or_secret_is_another_signature()
    {
        Assert.False(StandardWebhooks.IsSigned([Secret], Signature, Id + "x", Timestamp, Body));
        Assert.False(StandardWebhooks.IsSigned([Secret], Signature, Id, Timestamp + 1, Body));
        Assert.False(StandardWebhooks.IsSigned([Secret], Signature, Id, Timestamp, Encoding.UTF8.GetBytes("""{"test":2432232314}""")));
        Assert.False(StandardWebhooks.IsSigned([StandardWebhooks.NewSecret()], Signature, Id, Timestamp, Body));
        Assert.True(StandardWebhooks.IsSigned([StandardWebhooks.NewSecret(), Secret], Signature, Id, Timestamp, Body));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void Clocks_may_differ_by_five_minutes(long seconds, bool isTimely) =>
        Assert.Equal(isTimely, StandardWebhooks.IsTimely(Timestamp + seconds, DateTimeOffset.FromUnixTimeSeconds(Timestamp)));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_time_beyond_all_calendars_is_not_timely(long timestamp) =>
        Assert.False(StandardWebhooks.IsTimely(timestamp, DateTimeOffset.UnixEpoch));

    [Fact]
    public void A_new_secret_is_32_random_bytes()
    {
        var secret = StandardWebhooks.NewSecret();

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(secret[6..]).Length);
        Assert.NotEqual(secret, StandardWebhooks.NewSecret());
    }
}

using CustomerHealth.Service.Webhooks.Out;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

public sealed class MessageIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Their_order_has_the_newest_first_and_leads_back_to_them()
    {
        string[] ids = [.. Enumerable.Range(0, 50).Select(number => MessageId.New(Noon.AddMilliseconds(number * 977)))];

        Assert.Equal(ids.Reverse(), ids.Select(MessageId.OrderOf).Order(StringComparer.Ordinal).Select(MessageId.At));
        Assert.All(ids, id => Assert.True(MessageId.IsId(id)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_moment_parts_those_before_it_from_the_rest(int milliseconds, bool isBefore)
    {
        var order = MessageId.OrderOf(MessageId.New(Noon));
        var moment = MessageId.OrderBefore(Noon.AddMilliseconds(milliseconds));

        Assert.Equal(isBefore, string.CompareOrdinal(order, moment) >= 0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("msg_")]
    [InlineData("msg_0123456789abcdef0123456789abcdeF")]
    [InlineData("msg_0123456789abcdef0123456789abcdef0")]
    [InlineData("msg_0123456789abcdef0123456789abcdef\n")]
    public void Nothing_else_is_one(string? text) => Assert.False(MessageId.IsId(text));
}

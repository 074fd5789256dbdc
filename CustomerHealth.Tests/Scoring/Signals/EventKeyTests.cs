using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Scoring.Signals;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Signals;

public sealed class EventKeyTests
{
    [Fact]
    public void A_key_is_the_first_fifteen_bytes_of_a_hash_in_base32hex()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("crm\nevent-1"))[..15];
        var bits = string.Concat(hash.Select(next => Convert.ToString(next, 2).PadLeft(8, '0')));
        var expected = string.Concat(Enumerable.Range(0, 24)
            .Select(at => "0123456789abcdefghijklmnopqrstuv"[Convert.ToInt32(bits.Substring(at * 5, 5), 2)]));

        Assert.Equal(expected, EventKey.Of("crm", "event-1"));
    }

    [Fact]
    public void A_key_never_changes_because_stored_rows_are_found_by_it() =>
        Assert.Equal("2lj92v8u7lgtd3nuv2ha04s8", EventKey.Of("crm", "event-1"));

    [Fact]
    public void Source_and_id_are_not_interchangeable() =>
        Assert.NotEqual(EventKey.Of("a", "b"), EventKey.Of("b", "a"));

    [Fact]
    public void A_long_id_has_a_short_key() =>
        Assert.Equal(24, EventKey.Of(new string('s', 5000), new string('i', 5000)).Length);
}

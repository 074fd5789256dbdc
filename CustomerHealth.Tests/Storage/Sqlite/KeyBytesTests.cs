using CustomerHealth.LocalHost.Storage.Sqlite;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CustomerHealth.Tests.Storage.Sqlite;

public sealed class KeyBytesTests
{
    [Fact]
    public void Keys_come_back_whatever_their_characters() =>
        Prop.ForAll(Keys(), key => KeyBytes.Decode(KeyBytes.Encode(key)) == key).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_bytes_is_the_ordinal_order_of_the_keys() =>
        Prop.ForAll(Keys(), Keys(), (left, right) =>
            Math.Sign(KeyBytes.Encode(left).AsSpan().SequenceCompareTo(KeyBytes.Encode(right)))
            == Math.Sign(string.CompareOrdinal(left, right))).QuickCheckThrowOnFailure();

    // Few characters, chosen at the borders of the encodings, so that keys often share a beginning.
    private static Arbitrary<string> Keys() => Gen
        .Elements("a", "b", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "😀", "\U0010FFFF", "\uE000", "\uFFFF")
        .ListOf().Select(string.Concat).ToArbitrary();
}

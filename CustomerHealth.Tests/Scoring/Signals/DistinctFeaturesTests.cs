using CustomerHealth.Scoring.Signals;
using Xunit;

namespace CustomerHealth.Tests.Scoring.Signals;

public sealed class DistinctFeaturesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    public void Up_to_256_names_are_counted_exactly(int names) =>
        Assert.Equal(names, new CustomerBuilder().Features(names).Features(names).ToSignals().DistinctFeatures);

    [Theory]
    [InlineData(257)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Beyond_that_the_estimate_is_within_a_fifth(int names) =>
        Assert.InRange(new CustomerBuilder().Features(names).ToSignals().DistinctFeatures, names * 0.8, names * 1.2);

    [Fact]
    public void The_estimate_does_not_depend_on_order_or_batches()
    {
        var events = new CustomerBuilder().Features(700).Events;
        var whole = CustomerSignals.Empty.With(events).ToBytes();

        var signals = CustomerSignals.Empty;
        foreach (var batch in Generated.Shuffled(events, seed: 5).Chunk(37))
            signals = CustomerSignals.FromBytes(signals.With(batch).ToBytes());

        Assert.Equal(whole, signals.ToBytes());
    }

    [Fact]
    public void A_name_is_told_apart_by_its_case() =>
        Assert.Equal(2, new CustomerBuilder().FeatureUses(1, feature: "Reports").FeatureUses(1, feature: "reports").ToSignals().DistinctFeatures);
}

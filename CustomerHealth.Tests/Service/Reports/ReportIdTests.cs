using CustomerHealth.Service.Reports;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports;

/// <summary>Ids of reports as keys.</summary>
public sealed class ReportIdTests
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_report_comes_first()
    {
        var keys = Enumerable.Range(0, 200).Select(step => ReportIds.Descending(ReportIds.New(Moment.AddMilliseconds(step * 977)))).ToList();

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys.AsEnumerable().Reverse());
    }

    [Fact]
    public void A_key_leads_back_to_its_id()
    {
        var id = ReportIds.New(Moment);

        Assert.Equal(id, ReportIds.Read(ReportIds.Descending(id)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_moment_parts_what_was_made_before_it_from_the_rest(int milliseconds, bool isSince)
    {
        var key = ReportIds.Descending(ReportIds.New(Moment.AddMilliseconds(milliseconds)));

        Assert.Equal(isSince, string.CompareOrdinal(key, ReportIds.DescendingFrom(Moment)) < 0);
    }
}

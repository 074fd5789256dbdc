using System.Buffers.Binary;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Scores;

/// <summary>Months of daily scores, closed by whatever touches the customer first in the next month.</summary>
public sealed class HistoryTests : ServiceTest
{
    private const int None = 0xFFFF;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.MoveTo(new DateTimeOffset(2026, 3, 17, 12, 0, 0, TimeSpan.Zero));
        await Service.PutCustomersAsync("ada");
        await Service.SubmitAsync([.. FullPicture("ada", Clock.Now, logins: 1)]);
        await Service.DrainAsync();
    }

    [Fact]
    public async Task The_first_event_of_a_month_closes_the_month_before_in_its_own_transaction()
    {
        Clock.MoveTo(new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero));
        var text = await Service.MessageAsync(Login("ada", "april", Clock.Now));

        var usage = await Service.MeterAsync(() => Service.DeliverAsync("events", text));

        Assert.Equal("h:ada:202603", Assert.Single(await MonthsAsync()).RowKey);
        Assert.Equal(1, usage[StorageRequestKind.Transact, TableNames.Customers].Requests);
    }

    [Fact]
    public async Task A_score_holds_on_the_days_on_which_nothing_happened()
    {
        Clock.MoveTo(new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.Zero));
        await Service.SubmitAsync(Login("ada", "april", Clock.Now));
        await Service.DrainAsync();

        var days = Days(Assert.Single(await MonthsAsync()));
        Assert.Equal(31, days.Length);
        Assert.All(days[..16], tenths => Assert.Equal(None, tenths));
        Assert.All(days[16..], tenths => Assert.Equal(288, tenths));
    }

    [Fact]
    public async Task The_nightly_run_of_the_first_closes_the_month_of_everybody()
    {
        await Service.PutCustomersAsync("bob");
        Clock.MoveTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.DrainAsync();

        Assert.Equal(["h:ada:202603", "h:bob:202603"], (await MonthsAsync()).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_closed_month_is_not_written_again()
    {
        Clock.MoveTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        await Service.Get<NightlyRecalculation>().StartAsync(Token);
        await Service.DrainAsync();
        var before = Assert.Single(await MonthsAsync()).ETag;

        await Service.SubmitAsync(Login("ada", "april", Clock.Now));
        await Service.DrainAsync();

        Assert.Equal(before, Assert.Single(await MonthsAsync()).ETag);
    }

    private Task<IReadOnlyList<TableRow>> MonthsAsync() => Service.CustomerRowsAsync("h:");

    private static int[] Days(TableRow month) =>
        [.. month.GetBinary("usage")!.Chunk(2).Select(day => (int)BinaryPrimitives.ReadUInt16BigEndian(day))];
}

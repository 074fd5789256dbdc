using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Metering;

public sealed class MeterLedgerTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
    }

    [Fact]
    public async Task What_became_of_events_is_counted()
    {
        await Service.SubmitAsync(Login("ada", "1", Clock.Now), Login("ada", "1", Clock.Now), Login("ada", "1", Clock.Now, count: 2));
        await Service.Get<CustomerHealth.Service.Events.EventIntake>().SubmitAsync(
            ServiceUnderTest.Tenant, [Login("nobody", "1")], false, null, Token);
        await Service.DrainAsync();

        var (month, reading) = await ReadAsync(Service);

        Assert.Equal("202603", month);
        Assert.Equal(new EventCounts(Accepted: 3, Applied: 1, Duplicate: 1, Conflict: 1, Rejected: 1, Dead: 0), reading.Events);

        // The profile and the first event; its repeat and its rival are known by the row.
        Assert.Equal((2, 0), (reading.Storage["Transact:Customers"].Requests, reading.Storage["Transact:Customers"].Refusals));
    }

    [Fact]
    public async Task The_counts_of_all_processes_are_added_up()
    {
        await using var other = await Service.StartAnotherAsync();
        await Service.SubmitAsync(Login("ada", "1"));
        await other.SubmitAsync(Login("ada", "2"), Login("ada", "3"));
        await other.DrainAsync();
        await other.Get<MeterLedger>().FlushAsync(Token);
        await other.Get<MeterLedger>().FlushAsync(Token);

        var (_, reading) = await ReadAsync(Service);

        Assert.Equal((3, 3), (reading.Events.Accepted, reading.Events.Applied));
    }

    [Fact]
    public async Task A_new_month_starts_at_nothing_and_the_old_one_keeps_its_counts()
    {
        await Service.SubmitAsync(Login("ada", "1"));
        await ReadAsync(Service);
        await Service.SubmitAsync(Login("ada", "2"));
        Clock.MoveTo(new DateTimeOffset(2026, 4, 1, 0, 0, 1, TimeSpan.Zero));
        await Service.Get<MeterLedger>().FlushAsync(Token);
        await Service.SubmitAsync(Login("ada", "3"));

        var (month, reading) = await ReadAsync(Service);

        Assert.Equal(("202604", 1), (month, reading.Events.Accepted));
        var march = Assert.Single(await Service.RowsAsync(TableNames.Metering, "main!202603"));
        Assert.Contains("\"Accepted\":2", System.Text.Encoding.UTF8.GetString(march.GetBinary("Counts")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    public async Task A_flush_that_fails_loses_no_counts(Fault fault)
    {
        await Service.SubmitAsync(Login("ada", "1"));
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + 1, fault);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.Get<MeterLedger>().FlushAsync(Token));
        await Service.SubmitAsync(Login("ada", "2"));

        var (_, reading) = await ReadAsync(Service);

        Assert.Equal(2, reading.Events.Accepted);
    }

    private static Task<(string Month, MeterReading Reading)> ReadAsync(ServiceUnderTest service) =>
        service.Get<MeterLedger>().ReadAsync(ServiceUnderTest.Tenant, Token);
}

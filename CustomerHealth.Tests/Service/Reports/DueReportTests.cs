using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Storage.StorageRequestKind;

namespace CustomerHealth.Tests.Service.Reports;

/// <summary>Scheduled reports whose time has come, and timers that are late, doubled or cut off.</summary>
public sealed class DueReportTests : ServiceTest
{
    private static readonly DateTimeOffset Six = new(2026, 3, 18, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_report_that_is_due_is_made_once_however_many_timers_fire()
    {
        await AddAsync(Six);
        await using var other = await Service.StartAnotherAsync();
        Clock.MoveTo(Six);

        await Task.WhenAll(StartAsync(Service), StartAsync(other), StartAsync(Service), StartAsync(other));
        await Service.SettleAsync();
        await StartAsync(other);
        await Service.SettleAsync();

        var made = Assert.Single(await HistoryAsync());
        Assert.Equal((ReportStatus.Completed, Six.AddDays(-1).Date), (made.Status, made.Period!.Value.From.ToDateTime(default)));
        Assert.Equal(Six.AddDays(1), Assert.Single(await SchedulesAsync()).Next);
    }

    [Fact]
    public async Task One_that_is_not_due_or_switched_off_is_left_alone()
    {
        await AddAsync(Six.AddSeconds(1));
        await AddAsync(Six.AddDays(-3), isActive: false);
        Clock.MoveTo(Six);

        await StartAsync(Service);

        Assert.Empty(await HistoryAsync());
        Assert.Equal(0, await Service.Store.CountAsync(QueueNames.Reports, Token));
    }

    [Fact]
    public async Task A_timer_that_was_away_for_days_makes_one_report_and_goes_on_from_now()
    {
        await AddAsync(Six.AddDays(-5));
        Clock.MoveTo(Six.AddHours(3));

        await StartAsync(Service);
        await Service.SettleAsync();

        var period = Assert.Single(await HistoryAsync()).Period!.Value;
        Assert.Equal((new DateOnly(2026, 3, 17), new DateOnly(2026, 3, 17)), (period.From, period.To));
        Assert.Equal(Six.AddDays(1), Assert.Single(await SchedulesAsync()).Next);
    }

    [Theory]
    [InlineData(Fault.UnavailableBefore)]
    [InlineData(Fault.CommitThenDrop)]
    [InlineData(Fault.SentTwice)]
    public async Task A_report_whose_taking_went_wrong_is_made_by_the_next_timer_at_the_latest(Fault fault)
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + 1, fault);

        var first = await Record.ExceptionAsync(() => StartAsync(Service));
        Clock.Advance(TimeSpan.FromHours(1));
        await StartAsync(Service);
        await Service.SettleAsync();

        Assert.Equal(fault != Fault.SentTwice, first is not null);
        Assert.Equal(ReportStatus.Completed, Assert.Single(await HistoryAsync()).Status);
    }

    [Fact]
    public async Task What_was_taken_by_somebody_who_died_before_asking_is_asked_for_again()
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        await Service.Get<ReportSchedules>().TakeDueAsync(ServiceUnderTest.Tenant, Token);

        await StartAsync(Service);
        var soon = await Service.Store.CountAsync(QueueNames.Reports, Token);
        Clock.Advance(TimeSpan.FromHours(1));
        await StartAsync(Service);
        await Service.SettleAsync();

        Assert.Equal(0, soon); // Whoever took it may still be at it.
        Assert.Equal(ReportStatus.Completed, Assert.Single(await HistoryAsync()).Status);
    }

    [Fact]
    public async Task A_report_whose_schedule_is_gone_by_then_is_made_all_the_same()
    {
        var schedule = await AddAsync(Six);
        Clock.MoveTo(Six);
        await StartAsync(Service);
        await Service.Get<ReportStore>().RemoveScheduleAsync(ServiceUnderTest.Tenant, schedule.Id, Token);

        await Service.SettleAsync();

        var made = Assert.Single(await HistoryAsync());
        Assert.Equal((ReportStatus.Completed, (Guid?)schedule.Id), (made.Status, made.Schedule));
        Assert.Empty(await SchedulesAsync());
    }

    [Fact]
    public async Task The_last_one_made_is_said_of_the_schedule_and_a_change_meanwhile_survives()
    {
        var schedule = await AddAsync(Six);
        Clock.MoveTo(Six);
        await StartAsync(Service);
        await Service.Get<ReportSchedules>().ChangeAsync(
            ServiceUnderTest.Tenant, schedule.Id, report => report with { Name = "Another name" }, Token);

        await Service.SettleAsync();

        var known = Assert.Single(await SchedulesAsync());
        Assert.Equal(("Another name", Six), (known.Name, known.LastGenerated));
    }

    [Fact]
    public async Task One_that_was_off_for_long_begins_with_its_next_regular_time()
    {
        var schedule = await AddAsync(Six.AddDays(-10), isActive: false);
        Clock.MoveTo(Six.AddHours(2));

        var on = await Service.Get<ReportSchedules>().ToggleAsync(ServiceUnderTest.Tenant, schedule.Id, Token);

        Assert.Equal((true, Six.AddDays(1)), (on!.IsActive, on.Next));
    }

    [Fact]
    public async Task Old_reports_go_with_their_files_and_young_ones_stay()
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        await StartAsync(Service);
        await Service.SettleAsync();
        var old = Assert.Single(await HistoryAsync());
        Clock.Advance(TimeSpan.FromDays(200));
        await StartAsync(Service);
        await Service.SettleAsync();
        var young = (await HistoryAsync())[0];

        Clock.Advance(TimeSpan.FromDays(201));
        await Service.Get<ReportRetention>().SweepAsync(ServiceUnderTest.Tenant, Token);

        var files = Service.Get<ReportFiles>();
        Assert.Equal(young.Id, Assert.Single(await HistoryAsync()).Id);
        Assert.Null(await files.FindPdfAsync(ServiceUnderTest.Tenant, old, Token));
        Assert.Null(await files.FindAsync(ServiceUnderTest.Tenant, old, Token));
        Assert.NotNull(await files.FindPdfAsync(ServiceUnderTest.Tenant, young, Token));
    }

    [Fact]
    public async Task A_report_with_a_mail_that_waits_is_kept_however_old_it_is()
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        await StartAsync(Service);
        await Service.SettleAsync();
        var report = Assert.Single(await HistoryAsync());
        var waiting = new ReportDelivery(report.Id, 0, "ada@example.com", ReportDeliveryStatus.Waiting, "The server is away.", Clock.Now);
        await Service.Get<ReportStore>().TransactAsync(
            [RowOperation.Overwrite(ReportRows.Write(ReportRows.PartitionOf(ServiceUnderTest.Tenant), waiting))], Token);

        Clock.Advance(TimeSpan.FromDays(401));
        await Service.Get<ReportRetention>().SweepAsync(ServiceUnderTest.Tenant, Token);

        Assert.NotNull(await Service.Get<ReportFiles>().FindPdfAsync(ServiceUnderTest.Tenant, Assert.Single(await HistoryAsync()), Token));
    }

    [Fact]
    public async Task A_report_that_a_day_of_asking_did_not_bring_about_has_failed()
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        await Service.Get<ReportSchedules>().TakeDueAsync(ServiceUnderTest.Tenant, Token);

        for (var hour = 0; hour < 25; hour++)
        {
            Assert.False(Assert.Single(await HistoryAsync()).IsEnded);
            Clock.Advance(TimeSpan.FromHours(1));
            await Service.Get<UnfinishedReports>().AskAsync(ServiceUnderTest.Tenant, Token); // And whoever is asked dies.
        }

        var failed = Assert.Single(await HistoryAsync());
        Assert.Equal((ReportStatus.Failed, "The report could not be made in 24 tries. The log has the reasons."), (failed.Status, failed.Trouble));
        await Service.SettleAsync(); // All the messages that were never handled.
        Assert.Equal(failed, Assert.Single(await HistoryAsync()));
    }

    [Fact]
    public async Task Two_who_make_the_same_report_leave_one_with_its_own_files()
    {
        await AddAsync(Six);
        Clock.MoveTo(Six);
        await StartAsync(Service);
        var message = Assert.Single(await Service.TakeAsync(QueueNames.Reports));
        await using var other = await Service.StartAnotherAsync();
        Service.Faults.Before(PutBlob, Service.Faults.Calls(PutBlob) + 2, () => other.DeliverAsync(QueueNames.Reports, message));

        await Service.DeliverAsync(QueueNames.Reports, message);

        var report = Assert.Single(await HistoryAsync());
        var pdf = await Service.Get<ReportFiles>().FindPdfAsync(ServiceUnderTest.Tenant, report, Token);
        Assert.Equal((ReportStatus.Completed, report.Size), (report.Status, pdf!.Value.Length));
    }

    private static Task StartAsync(ServiceUnderTest service) => service.Get<DueReports>().StartAsync(ServiceUnderTest.Tenant, Token);

    private Task<ScheduledReport> AddAsync(DateTimeOffset next, bool isActive = true) => Service.Get<ReportSchedules>().AddAsync(
        ServiceUnderTest.Tenant,
        new NewSchedule("Daily health", ReportType.HealthSummary, ReportFrequency.Daily, [], ReportFilters.None, next, isActive),
        Token);

    private async Task<IReadOnlyList<ReportEntry>> HistoryAsync() =>
        await Service.Get<ReportStore>().HistoryAsync(ServiceUnderTest.Tenant, Token).ToListAsync();

    private Task<IReadOnlyList<ScheduledReport>> SchedulesAsync() => Service.Get<ReportStore>().SchedulesAsync(ServiceUnderTest.Tenant, Token);
}

using CustomerHealth.Service.Records;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>What a report asks of the store: it reads a shard after the other and remembers nothing.</summary>
public sealed class ReportReadingTests : IAsyncLifetime
{
    private const int ShardBits = 2;
    private const int Shards = 4;

    private ServiceUnderTest service = null!;

    public async Task InitializeAsync()
    {
        service = await ServiceUnderTest.StartAsync(ShardBits);
        for (var number = 0; number < 16; number++)
        {
            var id = $"c{number}";
            await service.PutCustomersAsync(id);
            await service.SubmitAsync(
                Submissions.Event(id, "m", "interaction", service.Clock.Now, new { kind = "meeting", subject = "Meeting", description = "Fine" }),
                Submissions.Event(id, "s", "survey", service.Clock.Now, new { kind = "nps", score = 9 }));
        }

        await service.DrainAsync();
    }

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Theory]
    [InlineData(ReportType.HealthSummary, 1)]
    [InlineData(ReportType.CsatAnalysis, 2)] // surveys
    [InlineData(ReportType.CustomerOverview, 1)] // nobody deployed anything
    [InlineData(ReportType.ExecutiveSummary, 4)] // surveys, interactions, alerts
    public async Task A_shard_is_one_request_for_its_customers_and_one_for_each_kind_that_is_there(ReportType type, int each)
    {
        for (var time = 0; time < 2; time++)
        {
            var usage = await service.MeterAsync(() => WriteAsync(type, ReportFilters.None));

            Assert.Equal((each * Shards, each * Shards), (usage.Total.Requests, usage[StorageRequestKind.QueryPage].Requests));
        }
    }

    [Fact]
    public async Task Of_named_customers_only_their_shards_are_read()
    {
        var usage = await service.MeterAsync(() => WriteAsync(ReportType.CsatAnalysis, new ReportFilters(CustomerIds: ["c1"])));

        Assert.Equal(2, usage.Total.Requests);
    }

    [Fact]
    public async Task Where_nobody_fits_no_record_is_read()
    {
        var usage = await service.MeterAsync(() => WriteAsync(ReportType.ExecutiveSummary, new ReportFilters(Industry: "None")));

        Assert.Equal(Shards, usage.Total.Requests);
    }

    [Fact]
    public async Task What_a_report_reads_is_not_kept_for_lists()
    {
        await WriteAsync(ReportType.ExecutiveSummary, ReportFilters.None);

        var usage = await service.MeterAsync(() => service.Get<RecordLists>().AllAsync(TenantId.Main, RecordKinds.Surveys, CancellationToken.None));

        Assert.Equal(2 * Shards, usage.Total.Requests);
    }

    [Fact]
    public async Task The_same_order_comes_to_the_same_report_while_nothing_changes()
    {
        var order = new ReportOrder(ReportType.ExecutiveSummary, ReportFilters.None, null, service.Clock.Now);
        var first = await service.Get<ReportWriter>().WriteAsync(TenantId.Main, order, CancellationToken.None);
        service.Clock.Advance(TimeSpan.FromHours(5));
        var second = await service.Get<ReportWriter>().WriteAsync(TenantId.Main, order, CancellationToken.None);

        Assert.Equal(ReportJson.ToBytes(first), ReportJson.ToBytes(second));
        Assert.Equal("16", first.Figure("Interactions", "What happened"));
    }

    private Task<ReportDocument> WriteAsync(ReportType type, ReportFilters filters) => service.Get<ReportWriter>().WriteAsync(
        TenantId.Main, new ReportOrder(type, filters, null, service.Clock.Now), CancellationToken.None);
}

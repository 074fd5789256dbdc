using System.Diagnostics;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Benchmarks.Lists;

/// <summary>What people look at, over HTTP and at 10,000 customers: the median of 50 after 5, with nothing else running.</summary>
internal static class ListsScenario
{
    private const string Kind = "customer";
    private const int Customers = 10_000;
    private const int EventsEach = 12;
    private const string Manager = "success-manager/api/v1";
    private const int Warm = 5;
    private const int Measured = 50;

    private static readonly string Someone = SampleCustomers.IdOf(Kind, Customers / 2);

    private static readonly (string Name, string Path)[] Pages =
    [
        ("health JSON: list", "health-json/api/customers"),
        ("health JSON: detail", $"health-json/api/customers/{Someone}/health"),
        ("health JSON: dashboard", "health-json/api/dashboard"),
        ("platform: explained health", $"api/platform/customers/{Someone}/health"),
        ("customers: first page", $"{Manager}/customers/"),
        ("customers: search, filter, sort", $"{Manager}/customers/?search=company&status=active&min_health_score=50&sort_by=contract_value&sort_order=asc"),
        ("customers: score and manager", $"{Manager}/customers/?min_health_score=30&account_manager=manager%207&sort_by=health_score"),
        ("customers: industries", $"{Manager}/customers/industries"),
        ("customers: one", $"{Manager}/customers/{Someone}"),
        ("customers: timeline", $"{Manager}/customers/{Someone}/timeline"),
        ("alerts: first page", $"{Manager}/alerts/"),
        ("alerts: filter, sort", $"{Manager}/alerts/?severity=high&is_resolved=false&sort_by=severity"),
        ("alerts: dashboard", $"{Manager}/alerts/dashboard"),
        ("deployments: first page", $"{Manager}/deployments/"),
        ("interactions: first page", $"{Manager}/interactions/"),
        ("interactions: summary", $"{Manager}/interactions/summary"),
        ("surveys: analytics", $"{Manager}/csat/analytics"),
        ("scores: distribution", $"{Manager}/health-scores/distribution"),
        ("scores: trends", $"{Manager}/health-scores/trends"),
        ("scores: at risk", $"{Manager}/health-scores/at-risk"),
        ("dashboard: stats", $"{Manager}/dashboard/stats"),
        ("dashboard: health distribution", $"{Manager}/dashboard/health-distribution"),
        ("dashboard: health trends", $"{Manager}/dashboard/health-trends?period_type=daily"),
        ("dashboard: CSAT trends", $"{Manager}/dashboard/csat-trends"),
        ("dashboard: segments", $"{Manager}/dashboard/customer-segments"),
        ("dashboard: renewals", $"{Manager}/dashboard/upcoming-renewals"),
        ("dashboard: activity", $"{Manager}/dashboard/recent-activity"),
        ("dashboard: products", $"{Manager}/dashboard/product-performance"),
        ("dashboard: account managers", $"{Manager}/dashboard/account-manager-performance"),
    ];

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await SampleStore.FillAsync(folder.Store, Kind, Customers, EventsEach);
        await MeasureAsync(folder.Store, EventsEach);
        await using (var product = await Product.OpenAsync(folder.Store, TimeProvider.System))
        {
            await SampleCustomers.AddEventsAsync(product, Kind, Customers, EventsEach * 5);
            await SampleStore.RollUpAsync(product);
        }

        await MeasureAsync(folder.Store, EventsEach * 5);
    }

    private static async Task MeasureAsync(string store, int events)
    {
        await using var app = await LocalServer.StartAsync(store, works: false);
        using var http = app.CreateOperatorClient();
        var table = new Table(
            $"Pages at {Customers:N0} customers of {events} events, {SampleAccounts.Interactions} interactions and {SampleAccounts.Surveys} surveys, embedded storage; working set of client and server together",
            "page", "median ms", "fastest ms", "storage requests", "kB", "MB allocated", "peak MB");
        foreach (var (name, path) in Pages)
        {
            await MeasureAsync(app, http, table, name, new Uri(path, UriKind.Relative));
        }

        table.Print();
    }

    private static async Task MeasureAsync(LocalApp app, HttpClient http, Table table, string name, Uri path)
    {
        var bytes = 0L;
        for (var round = 0; round < Warm; round++)
        {
            bytes = await GetAsync(http, path);
        }

        GC.Collect();
        using var memory = new WorkingSet();
        var meter = app.Services.GetRequiredService<StorageMeter>();
        var before = meter.Snapshot();
        var allocated = GC.GetTotalAllocatedBytes();
        var times = new List<double>(Measured);
        for (var round = 0; round < Measured; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await GetAsync(http, path);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var requests = meter.Snapshot().Since(before).Total.Requests / (double)Measured;
        table.Add(
            name, Load.Median(times), times.Min(), requests, bytes / 1_000d,
            (GC.GetTotalAllocatedBytes() - allocated) / 1e6 / Measured, memory.Peak / 1e6);
    }

    private static async Task<long> GetAsync(HttpClient http, Uri path)
    {
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var total = 0L;
        while (await body.ReadAsync(buffer) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }
}

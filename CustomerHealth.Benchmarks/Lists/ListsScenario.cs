using System.Diagnostics;
using CustomerHealth.Benchmarks.Setting;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Benchmarks.Lists;

/// <summary>What people look at, over HTTP and at 10,000 customers: the median of 50 after 5, with nothing else running.</summary>
internal static class ListsScenario
{
    private const string Kind = "customer";
    private const int Customers = 10_000;
    private const int EventsEach = 12;
    private const string SuccessManager = "success-manager/api/v1";
    private const int Warm = 5;
    private const int Measured = 50;

    private static readonly string Someone = SampleCustomers.IdOf(Kind, Customers / 2);

    private static readonly (string Name, string Path)[] Pages =
    [
        ("health JSON: list", "health-json/api/customers"),
        ("health JSON: detail", $"health-json/api/customers/{Someone}/health"),
        ("health JSON: dashboard", "health-json/api/dashboard"),
        ("platform: explained health", $"api/platform/customers/{Someone}/health"),
        ("success manager: list", $"{SuccessManager}/customers"),
        ("success manager: list by score and manager", $"{SuccessManager}/customers?min_health_score=30&account_manager=manager%207&sort_by=health_score"),
        ("success manager: industries", $"{SuccessManager}/customers/industries"),
        ("success manager: detail", $"{SuccessManager}/customers/{Someone}"),
        ("success manager: timeline", $"{SuccessManager}/customers/{Someone}/timeline"),
        ("success manager: at risk", $"{SuccessManager}/health-scores/at-risk"),
        ("success manager: trends", $"{SuccessManager}/health-scores/trends"),
        ("success manager: distribution", $"{SuccessManager}/health-scores/distribution"),
    ];

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Store);
        await using var app = await LocalServer.StartAsync(folder.Store, works: false);
        using var http = await app.CreateReaderAsync();
        var table = new Table(
            $"Pages at {Customers:N0} customers of {EventsEach} events, embedded storage; working set of client and server together",
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

    private static async Task FillAsync(string file)
    {
        await using var product = await Product.OpenAsync(file, TimeProvider.System);
        await SampleCustomers.CreateAsync(product, Kind, Customers);
        await SampleCustomers.AddEventsAsync(product, Kind, Customers, EventsEach);
        await SampleCustomers.AddAccountsAsync(product, Kind, Customers);
        var texts = new MessageTexts();
        for (var shard = 0; shard < product.Get<ShardMap>().Count; shard++)
        {
            await product.DispatchAsync(QueueNames.Shards, texts.Of(new RollUpShard(shard)));
        }

        await product.DispatchAsync(QueueNames.Shards, texts.Of(new BuildDashboards()));
    }
}

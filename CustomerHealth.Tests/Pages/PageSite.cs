using System.Text;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Demo;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// The whole app in this process with the demo company in it: ninety days lived through week by week, so that there are changes, trends
/// and alerts to look at; beside it customers whose names mean harm, and one of whom nothing is known.
/// </summary>
public sealed class PageSite : IAsyncLifetime
{
    public const string Script = "<script>alert(1)</script>";
    public const string Image = "\"><img src=x onerror=alert(1)>";
    public const string RightToLeft = "\u202Egnp.exe \u05D0\u05D1\u05D2";
    public static readonly string Long = string.Concat(Enumerable.Repeat("Longname", 25));

    /// <summary>By id.</summary>
    public static readonly IReadOnlyDictionary<string, string> Hostile = new Dictionary<string, string>
    {
        ["h-script"] = Script,
        ["h-image"] = Image,
        ["h-rtl"] = RightToLeft,
        ["h-long"] = Long,
    };

    public static readonly DateTimeOffset Today = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);

    public LocalApp App { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var clock = new DemoClock(new FixedDay());
        App = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = TestStorage.Fresh,
            Clock = clock,
            Settings = new Dictionary<string, string?>
            {
                ["Auth:Mode"] = "Development",
                ["Dashboards:RollUpAfter"] = TestStorage.ShortDelay,
                ["Dashboards:ReduceAfter"] = TestStorage.ShortDelay,
            },
            Logging = logging => logging.ClearProviders(),
        });
        Http = App.CreateCheckedClient();
        var submission = new Submission(new PlatformClient(Http), ProgressLine.On(TextWriter.Null));
        await DemoWeeks.LiveAsync(App, clock, submission, Today, CancellationToken.None);
        foreach (var (id, name) in Hostile)
        {
            await PutAsync(id, name, segment: name[..Math.Min(name.Length, 100)]);
            await PostAsync($"/health-html/api/customers/{id}/events", JsonSerializer.Serialize(new { type = "feature", details = new { feature_name = name[..Math.Min(name.Length, 200)] } }));
        }

        await PutAsync("nothing-known", "Nothing Known", "SMB");
        await App.DrainAsync(TimeSpan.FromMinutes(2));
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    public async Task<string> HtmlAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Http.PostAsync(path, content);
    }

    private async Task PutAsync(string id, string name, string segment)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new { name, segment }), Encoding.UTF8, "application/json");
        using var answer = await Http.PutAsync($"/api/platform/customers/{id}", content);
        Assert.True(answer.IsSuccessStatusCode, $"{id}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The system's clock, moved to the day of the tests.</summary>
    private sealed class FixedDay : TimeProvider
    {
        private readonly TimeSpan offset = Today - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
    }
}

/// <summary>One site for all tests that look at its pages and do not change it.</summary>
[CollectionDefinition(Name)]
public sealed class PageSiteCollection : ICollectionFixture<PageSite>
{
    public const string Name = "pages";
}

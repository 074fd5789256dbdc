using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.LocalHost;

/// <summary>The whole app in this process, over a real socket.</summary>
public sealed class LocalAppTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly CustomerSubmission Oak = new("oak", "Oak", "Retail", "SMB", DateTimeOffset.UnixEpoch, new Dictionary<string, string>());

    [Fact]
    public async Task An_event_sent_over_http_is_applied_by_the_pump()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh });
        using var client = app.CreateClient();
        var platform = new PlatformClient(client);
        await platform.PutCustomerAsync(Oak, CancellationToken.None);

        var batch = EventBatches.Of([new CloudEvent("e1", "test", "login", "oak", DateTimeOffset.UtcNow.AddDays(-1), new LoginData(3))]).Single();
        var answer = await platform.PostEventsAsync(batch, CancellationToken.None);
        await app.DrainAsync(Patience);

        Assert.Equal((1, 0), (answer.Accepted, answer.Rejected));
        Assert.Equal(new EventTotals(1, 1, 0, 0, 0, 0), await platform.TotalsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_drain_that_takes_too_long_names_the_queues_that_hold_something()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh, RunsFunctions = false });
        await app.Services.GetRequiredService<IQueueStore>().SendAsync("events", "{}"u8.ToArray(), TimeSpan.Zero, CancellationToken.None);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => app.DrainAsync(TimeSpan.Zero));

        Assert.Contains("events 1", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_store_outlives_the_app_and_a_second_app_finds_its_data()
    {
        await using var store = await TestStorage.OpenAsync();
        var options = new LocalOptions { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await using (var first = await LocalApp.StartAsync(options))
        {
            using var client = first.CreateClient();
            await new PlatformClient(client).PutCustomerAsync(Oak, CancellationToken.None);
            await first.DrainAsync(Patience);
        }

        await using var second = await LocalApp.StartAsync(options);
        using var reader = second.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("api/platform/customers/oak")).StatusCode);
    }

    [Fact]
    public async Task A_timer_or_queue_function_runs_by_hand_and_nothing_else_does()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh });
        using var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "NightlyRecalculation", "{}"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, "shardspoison", """{ "input": "buried by hand" }"""));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "Unknown", "{}"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(client, "ZRest", "{}"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, "NightlyRecalculation", "[]"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(client, "NightlyRecalculation", "{}", "text/plain"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.GetAsync("admin/functions/NightlyRecalculation")).StatusCode);

        await app.DrainAsync(Patience);
        var metering = await client.GetFromJsonAsync<JsonElement>("api/platform/metering");
        Assert.Equal(1, metering.GetProperty("events").GetProperty("dead").GetInt32());
    }

    [Fact]
    public async Task A_page_elsewhere_that_resolves_to_this_machine_is_turned_away_and_the_server_keeps_its_name()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh });
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await client.GetAsync("/")).Headers.Contains("Server"));
    }

    [Fact]
    public async Task Generated_secrets_stay_the_same_and_belong_to_their_owner()
    {
        var folder = Directory.CreateTempSubdirectory("customerhealth-").FullName;
        try
        {
            var options = new LocalOptions { Storage = TestStorage.Fresh, DataFolder = folder };
            await (await LocalApp.StartAsync(options)).DisposeAsync();
            var file = Path.Combine(folder, "secrets.json");
            var secrets = await File.ReadAllTextAsync(file);
            await (await LocalApp.StartAsync(options)).DisposeAsync();

            Assert.Equal(secrets, await File.ReadAllTextAsync(file));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string function, string body, string type = "application/json")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await client.PostAsync($"admin/functions/{function}", content);
        return answer.StatusCode;
    }
}

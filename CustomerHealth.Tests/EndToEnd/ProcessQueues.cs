using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>The queues of processes that are not this one: they can only be asked, again and again.</summary>
internal static class ProcessQueues
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> WaitingAsync(HttpClient http)
    {
        var metering = await http.GetFromJsonAsync<JsonElement>("/api/platform/metering");
        return metering.At("waiting").EnumerateObject().Sum(queue => queue.Value.GetInt32());
    }

    public static async Task DrainAsync(HttpClient http)
    {
        var watch = Stopwatch.StartNew();
        while (await WaitingAsync(http) > 0)
        {
            Assert.True(watch.Elapsed < Patience, "The queues did not drain.");
            await Task.Delay(100);
        }
    }
}

using System.Text;
using System.Text.Json;

namespace CustomerHealth.Tests.Surfaces.Platform;

/// <summary>Words for sending events through the platform.</summary>
internal static class PlatformEvents
{
    public const string Address = "/api/platform/events";
    public const string Single = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    public const string Plain = "application/json";

    public static Task<Answer> PostEventsAsync(
        this TestProduct product, string mediaType, string body, params (string Name, string Value)[] headers) =>
        product.SendAsync(HttpMethod.Post, Address, TestProduct.Bytes(Encoding.UTF8.GetBytes(body), mediaType), headers);

    /// <summary>How many events of the customer "acme" have been applied.</summary>
    public static async Task<int> EventCountAsync(this TestProduct product) =>
        (int)(await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events");

    /// <summary>The first verdicts, or the whole answer where there are none.</summary>
    public static string Statuses(this Answer answer) =>
        answer.Json.ValueKind == JsonValueKind.Object && answer.Json.TryGetProperty("results", out var results)
            ? string.Join(' ', results.EnumerateArray().Take(5).Select(result => result.Text("status")))
            : answer.Text;
}

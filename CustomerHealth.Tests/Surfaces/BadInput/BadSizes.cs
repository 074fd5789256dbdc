using System.IO.Compression;
using System.Text;

namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>Bodies over a limit, whether they say so or not, and compressed ones, which nobody can measure before it is too late.</summary>
internal static class BadSizes
{
    private const int KiB = 1024;

    public static IEnumerable<BadRequest> Requests()
    {
        foreach (var chunked in new[] { false, true })
        {
            yield return Post("/api/customers/acme/events", (256 * KiB) + 1, "application/json") with { Chunked = chunked };
            yield return Post("/api/customers/acme/events", 10_000 * KiB, "application/json") with { Chunked = chunked };
            yield return Post("/api/customers/acme/events", 65 * KiB, "application/json") with { Chunked = chunked };
            yield return Post("/api/platform/events", 65 * KiB, "application/cloudevents+json") with { Chunked = chunked };
            yield return Post("/api/platform/events", (256 * KiB) + 1, "application/cloudevents+json") with { Chunked = chunked };
            yield return Post("/api/platform/events", (5 * KiB * KiB) + 1, "application/cloudevents-batch+json") with { Chunked = chunked };
            yield return Post("/api/platform/events", 10_000 * KiB, "application/json") with { Chunked = chunked };
            yield return new BadRequest("size", HttpMethod.Put, "/api/platform/customers/new", Padded("""{"name":"New"}""", (64 * KiB) + 1), 413) { Chunked = chunked };
        }

        var number = $$$$"""{"event":{"eventType":"login","event_data":{"count":{{{{new string('1', 10_000_000)}}}}}}}""";
        yield return BadRequest.Post("10 MB number", "/api/customers/acme/events", number, 413);
        yield return BadRequest.Post("two-byte characters", "/api/customers/acme/events", $$$$"""{"ticket":{"x":"{{{{new string('é', 40_000)}}}}"}}""", 413);
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, "/api/customers/acme/events"), (HttpMethod.Post, "/api/platform/events"), (HttpMethod.Put, "/api/platform/customers/new"),
        })
        {
            yield return new BadRequest("gzip", method, path, Compressed("""{"event":{"eventType":"login"}}"""), 415) { Encoding = "gzip" };
        }
    }

    private static BadRequest Post(string path, int bytes, string mediaType)
    {
        var body = path.EndsWith("platform/events", StringComparison.Ordinal)
            ? $$$$"""{"specversion":"1.0","id":"bad","source":"tests","type":"login","subject":"acme","data":{"x":"{{{{new string('x', bytes)}}}}"}}"""
            : $$$$"""{"event":{"eventType":"login","event_data":{"x":"{{{{new string('x', bytes)}}}}"}}}""";
        return BadRequest.Post("size", path, mediaType.Contains("batch", StringComparison.Ordinal) ? $"[{body}]" : body, 413) with { MediaType = mediaType };
    }

    private static byte[] Padded(string json, int bytes) => Encoding.UTF8.GetBytes(json + new string(' ', bytes - json.Length));

    private static byte[] Compressed(string text)
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return body.ToArray();
    }
}

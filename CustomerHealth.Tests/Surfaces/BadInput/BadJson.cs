using System.Text;

namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>Bodies that are not the JSON they should be, for every address that takes one.</summary>
internal static class BadJson
{
    private const string Hole = "HOLE";

    public static readonly string[] Whole =
    [
        "", " ", "{", "}", "[", "{\"event\":", "nul", "null", "true", "5", "\"text\"", "{'a':1}", "{\"a\":1,}", "{\"a\" 1}", "{} x", "{}{}", "NaN",
        "\0", "\uFEFF{}", "<xml/>", "a=1&b=2", Deep(65), Deep(10_000),
    ];

    /// <summary>Put where a value stands that nobody looks at: the body is refused all the same.</summary>
    private static readonly string[] Values =
    [
        "NaN", "Infinity", "-Infinity", "01", "+1", "1e", "0x10", "tru", "'x'", "1 /* one */", "[1,]", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}",
        "\"\t\"", "\"\\x\"", "\"unended", Deep(64), "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "{\"\\ud800\":1}", "{\"a\\u0000b\":1}",
    ];

    /// <summary>Bytes that no UTF-8 has, in a value and in a name.</summary>
    private static readonly byte[][] Bytes =
    [
        [(byte)'"', 0xFF, (byte)'"'], [(byte)'"', 0xC0, 0x80, (byte)'"'], [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], [(byte)'"', 0, (byte)'"'],
        [(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
    ];

    public static IEnumerable<BadRequest> Requests()
    {
        foreach (var (method, path, template) in Places())
        {
            foreach (var body in Whole)
            {
                yield return new BadRequest("whole", method, path, Encoding.UTF8.GetBytes(body), 400);
            }

            foreach (var value in Values)
            {
                yield return new BadRequest("value", method, path, Encoding.UTF8.GetBytes(template.Replace(Hole, value, StringComparison.Ordinal)), 400, 422);
            }

            foreach (var value in Bytes)
            {
                var parts = template.Split(Hole);
                yield return new BadRequest("bytes", method, path, [.. Encoding.UTF8.GetBytes(parts[0]), .. value, .. Encoding.UTF8.GetBytes(parts[1])], 400);
            }
        }
    }

    private static IEnumerable<(HttpMethod Method, string Path, string Template)> Places() =>
    [
        (HttpMethod.Post, "/api/customers/acme/events", """{"event":{"eventType":"login","event_data":{"x":HOLE}}}"""),
        (HttpMethod.Post, "/health-json/api/customers/acme/events", """{"options":{"ticket":{"x":HOLE}}}"""),
        (HttpMethod.Post, "/api/platform/events", """{"specversion":"1.0","id":"bad","source":"tests","type":"login","subject":"acme","data":{"x":HOLE}}"""),
        (HttpMethod.Put, "/api/platform/customers/new", """{"name":"New","attributes":{"x":HOLE}}"""),
    ];

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);
}

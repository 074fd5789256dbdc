using System.Text.Json;
using CustomerHealth.LocalHost.Queues;

namespace CustomerHealth.LocalHost;

/// <summary>
/// What this host follows of host.json, the file the Functions host reads: one source for both.
/// </summary>
public sealed record HostJson(string RoutePrefix, QueueSettings Queues)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The repository's host.json, as it was built in: a folder one happens to be in changes nothing.</summary>
    public static HostJson BuiltIn()
    {
        using var embedded = typeof(HostJson).Assembly.GetManifestResourceStream("host.json");
        if (embedded is null)
        {
            return Read("{}");
        }

        using var reader = new StreamReader(embedded);
        return Read(reader.ReadToEnd());
    }

    /// <exception cref="InvalidOperationException">A setting is out of bounds.</exception>
    public static HostJson Read(string json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        var extensions = Section(document.RootElement, "extensions");
        var queues = Section(extensions, "queues")?.Deserialize<QueueSettings>(Web) ?? new QueueSettings();
        return new HostJson(Section(Section(extensions, "http"), "routePrefix")?.GetString() ?? "api", queues.Checked());
    }

    private static JsonElement? Section(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var section) ? section : null;
}

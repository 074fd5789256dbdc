using System.Text.Json;
using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>A document in docs/api, as something that answers can be held against.</summary>
internal sealed class CommittedDocument
{
    private readonly JsonElement json;
    private readonly SchemaCheck check;

    public CommittedDocument(JsonElement json) =>
        (this.json, check) = (json, new SchemaCheck(json.GetProperty("components").GetProperty("schemas")));

    public static IReadOnlyList<CommittedDocument> All { get; } =
        [.. SurfaceEndpoints.Documents.Select(document => new CommittedDocument(Repository.ReadJson($"docs/api/{document.Name}.json")))];

    /// <summary>The operation that a request is for; null: it is none of this document's.</summary>
    public JsonElement? Find(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        return (from item in json.GetProperty("paths").EnumerateObject()
                let template = item.Name.Trim('/').Split('/')
                where template.Length == segments.Length && template.Zip(segments).All(pair => IsParameter(pair.First) || Same(pair.First, pair.Second))
                orderby template.Count(IsParameter)
                select item.Value.TryGetProperty(method, out var operation) ? operation : (JsonElement?)null).FirstOrDefault();
    }

    /// <summary>What in an answer is not as the operation says; empty when all is.</summary>
    /// <param name="contentType">Without its parameters; null when there is no body.</param>
    /// <param name="body">Null where the method has none (HEAD).</param>
    public IReadOnlyList<string> Complaints(JsonElement operation, int status, string? contentType, string? body)
    {
        if (!operation.GetProperty("responses").TryGetProperty($"{status}", out var response))
        {
            return [$"status {status} is not documented"];
        }

        if (body is null)
        {
            return [];
        }

        if (!response.TryGetProperty("content", out var content))
        {
            return body.Length == 0 ? [] : ["a body is not documented"];
        }

        if (contentType is null || !content.TryGetProperty(contentType, out var media))
        {
            return [$"content type {contentType ?? "(none)"} is not documented"];
        }

        return contentType.EndsWith("json", StringComparison.Ordinal)
            ? check.Complaints(JsonSerializer.Deserialize<JsonElement>(body), media.GetProperty("schema"))
            : [];
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');

    private static bool Same(string template, string segment) => template.Equals(segment, StringComparison.OrdinalIgnoreCase);
}

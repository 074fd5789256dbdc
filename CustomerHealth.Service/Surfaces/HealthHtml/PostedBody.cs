using System.Text.Json;
using CustomerHealth.Service.ApiDocuments;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>A body as the document shows it: see <see cref="PostedEvent"/>.</summary>
/// <param name="Details">Such as <c>feature_name</c> (for feature), <c>amount</c> and <c>due_date</c> (for invoice), <c>usage_count</c>.</param>
[Sent]
internal sealed record PostedBody(
    [OneOf("login", "feature", "ticket", "invoice", "api")] string Type,
    IReadOnlyDictionary<string, JsonElement>? Details);

using System.Text.Json;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Surfaces.Platform;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>An event in few words, as the document shows it; a CloudEvent is taken in its place. See <see cref="WebhookEvents"/>.</summary>
/// <param name="Time">When it happened; left out: now.</param>
/// <param name="Id">Left out: the webhook's id and the place of the event in it.</param>
/// <param name="Data">The fields of the type.</param>
[Sent]
internal sealed record WebhookEvent(
    [EventType] string Type, string Customer, DateTimeOffset? Time, string? Id, IReadOnlyDictionary<string, JsonElement>? Data)
{
    /// <summary>Others are refused.</summary>
    public static IReadOnlySet<string> Fields { get; } =
        typeof(WebhookEvent).GetConstructors().Single().GetParameters().Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name!)).ToHashSet();
}

using System.Text.Json;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Events;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>An event as the document shows it; <see cref="CloudEvents"/> reads it.</summary>
/// <param name="Specversion">1.0</param>
/// <param name="Id">With source and subject it says which event this is: sent again it is a duplicate.</param>
/// <param name="Subject">The customer.</param>
/// <param name="Time">When it happened; left out: now.</param>
/// <param name="Data">The fields of the type.</param>
/// <param name="Backfill">True marks imported history.</param>
[Sent]
internal sealed record CloudEvent(
    [OneOf("1.0")] string Specversion,
    string Id,
    string Source,
    [EventType] string Type,
    string Subject,
    DateTimeOffset? Time,
    string? Datacontenttype,
    IReadOnlyDictionary<string, JsonElement>? Data,
    bool? Backfill);

/// <summary>A name of the vocabulary.</summary>
internal sealed class EventTypeAttribute : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(EventVocabulary.Types, schema);
}

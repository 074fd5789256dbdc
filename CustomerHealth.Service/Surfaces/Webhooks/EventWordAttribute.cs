using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Webhooks.Out;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>A text that is an event of subscriptions, or stands for all of them.</summary>
internal sealed class EventWordAttribute : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of([.. WebhookEventTypes.All, WebhookEventTypes.Everything], schema);
}

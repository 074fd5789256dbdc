using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Webhooks.Out;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>A text that says where a delivery is.</summary>
internal sealed class DeliveryStatusWordAttribute : TextAttribute
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<DeliveryState>().Select(Of)];

    public static string Of(DeliveryState state) => state.ToString().ToLowerInvariant();

    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(All, schema);
}

using System.Globalization;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Webhooks.Out;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>Which deliveries are asked for, and how many.</summary>
internal readonly record struct DeliveryQuery(DeliveryFilter Filter, int Limit)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 200;

    public static (DeliveryQuery? Asked, Refusal? Refusal) Read(IQueryCollection query)
    {
        var limit = UsualLimit;
        if (Text("limit") is { } number
            && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MostLimit))
        {
            return (null, new Refusal($"limit is 1 to {MostLimit}.", "limit"));
        }

        var (filter, refusal) = new ReplayRange(Text("from"), Text("to"), Text("status"), Text("type"), Text("before")).Filter();
        return filter is null ? (null, refusal) : (new DeliveryQuery(filter, limit), null);

        string? Text(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}

/// <summary>Which deliveries are meant; what is left out does not matter.</summary>
/// <param name="From">From this moment on.</param>
/// <param name="To">Up to and without it.</param>
/// <param name="Type">An event, or webhook.test.</param>
/// <param name="Before">The next of the answer before: only what is older.</param>
[Sent]
internal sealed record ReplayRange(
    [Format("date-time")] string? From, [Format("date-time")] string? To, [DeliveryStatusWord] string? Status, string? Type, string? Before)
{
    public (DeliveryFilter? Filter, Refusal? Refusal) Filter()
    {
        if (!Reads(From, out var from))
        {
            return Wrong("from is no time.", "from");
        }

        if (!Reads(To, out var to))
        {
            return Wrong("to is no time.", "to");
        }

        var state = Status is null ? -1 : DeliveryStatusWordAttribute.All.ToList().IndexOf(Status);
        if (Status is not null && state < 0)
        {
            return Wrong($"status is one of {string.Join(", ", DeliveryStatusWordAttribute.All)}.", "status");
        }

        if (Type is not null && Type != WebhookEventTypes.Test && !WebhookEventTypes.All.Contains(Type))
        {
            return Wrong($"type is one of {string.Join(", ", WebhookEventTypes.All)}, {WebhookEventTypes.Test}.", "type");
        }

        return Before is null || MessageId.IsId(Before)
            ? (new DeliveryFilter(state < 0 ? null : (DeliveryState)state, Type, from, to, Before), null)
            : Wrong("before is the id of a delivery.", "before");
    }

    private static (DeliveryFilter?, Refusal?) Wrong(string reason, string field) => (null, new Refusal(reason, field));

    private static bool Reads(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        var reads = TimeText.TryRead(text, out var read);
        time = read;
        return reads;
    }
}

internal static class DeliveryQueryDescribing
{
    public static RouteHandlerBuilder TakesDeliveryQuery(this RouteHandlerBuilder route) => route
        .TakesQuery("limit", "1 to 200; left out: 50", () => new OpenApiSchema { Type = JsonSchemaType.Integer })
        .TakesQuery("status", "Only those", () =>
        {
            var schema = Text();
            schema.Enum = Choices.Of(DeliveryStatusWordAttribute.All, schema);
            return schema;
        })
        .TakesQuery("type", "Only those of an event", Text)
        .TakesQuery("from", "From this moment on", Text)
        .TakesQuery("to", "Up to and without it", Text)
        .TakesQuery("before", "The next of the answer before", Text);

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}

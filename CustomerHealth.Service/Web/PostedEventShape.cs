using System.Text.Json;
using CustomerHealth.Service.Events;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>Whose a posted event is, by its body.</summary>
public enum PostedEventShape
{
    /// <summary>No body that says so: not looked at, not readable, or none of the others.</summary>
    Unknown,

    /// <summary><c>type</c> and <c>details</c>.</summary>
    HealthHtml,

    /// <summary><c>event</c>, <c>ticket</c> or <c>invoice</c>, also inside <c>options</c>.</summary>
    HealthJson,

    /// <summary><c>specversion</c>, before anything else: a CloudEvent has a <c>type</c>, too.</summary>
    CloudEvent,
}

/// <summary>Looks at the body of a posted event and leaves it to be read again.</summary>
internal static class PostedEventShapes
{
    public static PostedEventShape Of(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return PostedEventShape.Unknown;
        }

        return Has(body, "specversion") ? PostedEventShape.CloudEvent
            : Has(body, "event") || Has(body, "ticket") || Has(body, "invoice") || Has(body, "options") ? PostedEventShape.HealthJson
            : Has(body, "type") || Has(body, "details") ? PostedEventShape.HealthHtml
            : PostedEventShape.Unknown;
    }

    /// <summary>Reads no more than a single event may have; the surface that answers finds the same bytes, and refuses what is too large.</summary>
    public static async Task<PostedEventShape> PeekAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 or > EventLimits.SingleBodyBytes || request.Headers.ContentEncoding.Count > 0)
        {
            return PostedEventShape.Unknown;
        }

        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while (body.Length <= EventLimits.SingleBodyBytes && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer.AsSpan(0, read));
        }

        body.Position = 0;
        request.Body = body;
        return ShapeOf(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private static PostedEventShape ShapeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return PostedEventShape.Unknown; // The surface that answers says what is wrong with it.
        }
    }

    private static bool Has(JsonElement body, string name) => body.TryGetProperty(name, out _);
}

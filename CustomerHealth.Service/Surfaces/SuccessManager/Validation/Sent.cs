using System.Text.Json;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>
/// Reads what a request brings into a record, or answers 422 with everything that is wrong with it. A record knows its fields:
/// <c>var (user, refusal) = await Sent.BodyAsync(context, NewUser.Read, cancellationToken);</c>
/// What is read has to be said where the route is mapped (<see cref="Describing"/>), else there is an <see cref="InvalidOperationException"/>.
/// </summary>
internal static class Sent
{
    /// <summary>More than any document of the surface needs; a text of one property in a table has no more either.</summary>
    private const int MostBytes = 64 * 1024;

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    /// <summary>Where the route says that a body may be absent, a request without one is one with an empty object.</summary>
    public static async Task<(T? Body, IResult? Refusal)> BodyAsync<T>(
        HttpContext context, Func<SentFields, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var mayBeAbsent = !Taken.Of(context, read).IsRequired;
        var (bytes, tooLarge) = await RawBody.ReadAsync(context.Request, MostBytes, cancellationToken);
        if (tooLarge is not null)
        {
            return (null, Reply.Refuse(tooLarge.Status, tooLarge.Detail));
        }

        if (bytes.IsEmpty)
        {
            return mayBeAbsent ? From("body", Nothing, read) : (null, Reply.Misshapen(ShapeError.Missing("body")));
        }

        if (!context.Request.HasJsonContentType())
        {
            return (null, Reply.Refuse(StatusCodes.Status415UnsupportedMediaType, JsonBody.WrongMediaType));
        }

        var (document, problem) = JsonBody.Parse(bytes);
        if (document is null)
        {
            return (null, Reply.Misshapen(Malformed(bytes, problem!.Detail)));
        }

        using (document)
        {
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => From("body", document.RootElement, read),
                JsonValueKind.Null when mayBeAbsent => From("body", Nothing, read),
                JsonValueKind.Null => (null, Reply.Misshapen(ShapeError.Missing("body"))),
                _ => (null, Reply.Misshapen(new ShapeError(
                    "model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from", null, null))),
            };
        }
    }

    /// <summary>Of a parameter sent more than once the last one counts.</summary>
    public static (T? Query, IResult? Refusal) Query<T>(HttpContext context, Func<SentFields, T> read)
        where T : class
    {
        Taken.Of(context, read);
        return From(
            "query", JsonSerializer.SerializeToElement(context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault())), read);
    }

    /// <summary>A field that is empty counts as not sent, and a body that is no form has none.</summary>
    public static async Task<(T? Form, IResult? Refusal)> FormAsync<T>(
        HttpContext context, Func<SentFields, T> read, CancellationToken cancellationToken)
        where T : class
    {
        Taken.Of(context, read);
        try
        {
            var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
            var filled = form.Where(pair => pair.Value.LastOrDefault() is { Length: > 0 }).ToDictionary(pair => pair.Key, pair => pair.Value.Last());
            return From("body", JsonSerializer.SerializeToElement(filled), read);
        }
        catch (InvalidDataException)
        {
            return (null, Reply.Refuse(StatusCodes.Status400BadRequest, "The form has more or longer fields than are taken here."));
        }
    }

    /// <summary>Why nothing was found by an id: it can be none, or there is no such thing.</summary>
    /// <param name="what">"User", "Customer" and so on.</param>
    /// <param name="place">Where the id stands: <c>path</c>, <c>query</c> or <c>body</c>.</param>
    public static IResult Unfound(string parameter, string id, string what, string place = "path") =>
        Guid.TryParse(id, out _)
            ? Reply.NotFound(what)
            : Reply.Misshapen(Shape.NoUuid.At(place, parameter, JsonSerializer.SerializeToElement(id)));

    /// <summary>A part of the path that is a word of a choice.</summary>
    public static (T? Value, IResult? Refusal) Path<T>(string parameter, string text, Words<T> words)
        where T : class
    {
        var sent = JsonSerializer.SerializeToElement(text);
        var reading = words.Choice.Read(sent);
        return reading.Faults.Count == 0 ? (reading.Value, null) : (null, Reply.Misshapen(reading.Faults[0].At("path", parameter, sent)));
    }

    private static (T?, IResult?) From<T>(string place, JsonElement sent, Func<SentFields, T> read)
        where T : class
    {
        var fields = new SentFields(place, sent);
        var value = read(fields);
        return fields.Errors.Count == 0 ? (value, null) : (null, Reply.Misshapen(fields.Errors));
    }

    private static ShapeError Malformed(ReadOnlyMemory<byte> body, string detail) => new(
        "json_invalid", ["body", PlaceOf(body.Span)], "JSON decode error", Nothing, new Dictionary<string, object> { ["error"] = detail });

    /// <summary>How many bytes could be read.</summary>
    private static long PlaceOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            // There it is.
        }

        return reader.BytesConsumed;
    }
}

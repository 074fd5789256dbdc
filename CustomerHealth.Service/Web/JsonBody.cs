using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>Reads a JSON body under a byte limit.</summary>
internal static class JsonBody
{
    public const string WrongMediaType = "Send JSON, with content type application/json.";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>
    /// The document, or why there is none: 400 malformed, 413 too large, 415 compressed or not said to be JSON. A browser sends a body of
    /// some other types, or of none, for any page without asking first: taken for JSON, a page elsewhere could post to a service on this
    /// machine.
    /// </summary>
    public static async Task<(JsonDocument? Document, BodyProblem? Problem)> ReadAsync(
        HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, new BodyProblem(StatusCodes.Status415UnsupportedMediaType, WrongMediaType));
        }

        var (body, problem) = await RawBody.ReadAsync(request, mostBytes, cancellationToken);
        return problem is null ? Parse(body) : (null, problem);
    }

    /// <summary>The document of a body that was read already.</summary>
    public static (JsonDocument? Document, BodyProblem? Problem) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return IsUnicode(bytes.Span)
                ? (JsonDocument.Parse(bytes, Options), null)
                : (null, new BodyProblem(StatusCodes.Status400BadRequest, "The body holds text that is not well-formed Unicode."));
        }
        catch (JsonException exception)
        {
            return (null, new BodyProblem(StatusCodes.Status400BadRequest, $"The body is not well-formed JSON: {Sentence(exception)}"));
        }
    }

    /// <summary>
    /// System.Text.Json looks into text only when it is read, and then throws what looks like a fault of ours: invalid UTF-8 anywhere, and
    /// half a surrogate pair in a property name, which every look-up of a property reads. In a value it is left to the field's reader.
    /// </summary>
    private static bool IsUnicode(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return false;
        }

        var mayEscape = body.IndexOf("\\u"u8) >= 0;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (mayEscape && reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, ValueIsEscaped: true } && !IsUnicodeName(ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUnicodeName(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false; // The only sign System.Text.Json gives of a lone surrogate.
        }
    }

    /// <summary>Where it went wrong, without the parser's advice on options that a client cannot set.</summary>
    private static string Sentence(JsonException exception) =>
        $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.";
}

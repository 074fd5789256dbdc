using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>What an answer says when it is not the expected one.</summary>
internal static class RestAnswer
{
    /// <summary>The service's own code: in a header, and for tables in the body only.</summary>
    public static string? ErrorCode(this Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : CodeInBody(response.Content.ToString().TrimStart('\uFEFF'));

    /// <summary>What to throw for an answer that nobody expected.</summary>
    public static Exception Failure(this Response response)
    {
        var code = response.ErrorCode();
        response.Headers.TryGetValue("Retry-After", out var retryAfter);
        return StorageAnswers.FailureOf(response.Status, code, retryAfter, new RequestFailedException(response));
    }

    /// <summary>The code in a table's error: <c>{"odata.error":{"code":"..."}}</c>.</summary>
    public static (string? Code, string Message) TableError(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var error = document.RootElement.GetProperty("odata.error");
            return (error.GetProperty("code").GetString(), error.GetProperty("message").GetProperty("value").GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, ""); // A proxy's page, or half an answer: the status alone has to do.
        }
    }

    private static string? CodeInBody(string body) => body.AsSpan() switch
    {
        ['{', ..] => TableError(body).Code,
        ['<', ..] => XmlCode(body),
        _ => null,
    };

    private static string? XmlCode(string body)
    {
        try
        {
            return XDocument.Parse(body).Root?.Element("Code")?.Value;
        }
        catch (XmlException)
        {
            return null; // As above.
        }
    }
}

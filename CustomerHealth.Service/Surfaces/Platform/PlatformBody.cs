using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// Reads the body of a settings request into its record. Unknown members are refused: a typing error, or an attempt to set what cannot
/// be set.
/// </summary>
internal static class PlatformBody
{
    private const int MostBytes = 16 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
    };

    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(HttpContext context, CancellationToken cancellationToken)
        where T : class
    {
        var (document, problem) = await JsonBody.ReadAsync(context.Request, MostBytes, cancellationToken);
        if (document is null)
        {
            return (null, PlatformProblems.Of(problem!));
        }

        using (document)
        {
            try
            {
                return document.Deserialize<T>(Strict) is { } body
                    ? (body, null)
                    : (null, Invalid("The body is a JSON object."));
            }
            catch (JsonException exception)
            {
                return (null, Invalid($"The field at '{exception.Path ?? "$"}' is not known here, or not of its type."));
            }
        }
    }

    public static ProblemHttpResult Invalid(string detail) => PlatformProblems.With(StatusCodes.Status400BadRequest, "invalid-field", detail);
}

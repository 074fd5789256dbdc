using System.Net.Mime;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>The platform's refusals as problem details (RFC 9457), with a <c>code</c> for programs.</summary>
internal static class PlatformProblems
{
    /// <summary>For the document.</summary>
    public static Refusals Refusals { get; } = new(typeof(Problem), MediaTypeNames.Application.ProblemJson) { LeadsToSignIn = true };

    public static ProblemHttpResult NoCustomer =>
        With(StatusCodes.Status404NotFound, "unknown-customer", "There is no such customer.");

    public static ProblemHttpResult Of(BodyProblem problem) => With(problem.Status, "unreadable-body", problem.Detail);

    public static ProblemHttpResult Of(EventProblem problem) => With(
        problem.Code == "event-too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity,
        problem.Code,
        problem.Detail);

    /// <param name="extra">Further members of the document.</param>
    public static ProblemHttpResult With(int status, string code, string detail, (string Name, object Value)? extra = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (extra is { } member)
        {
            extensions[member.Name] = member.Value;
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }
}

/// <summary>All that a problem may have, as the document shows it.</summary>
/// <param name="Type">Where the status is explained.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="Code">A short word for programs.</param>
/// <param name="TraceId">Finds the request in the traces.</param>
/// <param name="Results">The events that were the reason, of a batch that was refused whole.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EventResult>? Results);

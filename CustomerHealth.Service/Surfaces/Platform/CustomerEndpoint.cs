using System.Globalization;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>/api/platform/customers/{id}</c>: the canonical record. PUT is idempotent: 201 creates, 200 replaces or finds nothing to change;
/// If-Match takes the ETag of the profile (412 when it is stale), If-None-Match <c>*</c> refuses to replace.
/// </summary>
internal static class CustomerEndpoint
{
    private const int BodyBytes = 64 * 1024;

    public static async Task<IResult> GetAsync(
        string id, HttpContext context, CustomerReader customers, CancellationToken cancellationToken)
    {
        var state = await customers.FindAsync(context.Tenant(), id, cancellationToken);
        return state is null ? PlatformProblems.NoCustomer : Answer(context, state, StatusCodes.Status200OK);
    }

    public static async Task<IResult> PutAsync(
        string id, HttpContext context, CustomerWriter writer, CancellationToken cancellationToken)
    {
        if (!CustomerId.IsValid(id))
        {
            return PlatformProblems.With(
                StatusCodes.Status400BadRequest, "invalid-customer", "A customer id is 1 to 64 of the characters A-Z, a-z, 0-9, _ and -.");
        }

        var (document, problem) = await JsonBody.ReadAsync(context.Request, BodyBytes, cancellationToken);
        if (document is null)
        {
            return PlatformProblems.Of(problem!);
        }

        using (document)
        {
            var (draft, wrong) = CustomerDocument.Read(document.RootElement, id);
            if (draft is null)
            {
                return PlatformProblems.With(StatusCodes.Status400BadRequest, "invalid-field", wrong!);
            }

            var (outcome, state) = await writer.PutAsync(context.Tenant(), draft, Condition(context.Request), cancellationToken);
            return outcome switch
            {
                ProfileOutcome.Created => Answer(context, state!, StatusCodes.Status201Created),
                ProfileOutcome.Updated or ProfileOutcome.Unchanged => Answer(context, state!, StatusCodes.Status200OK),
                ProfileOutcome.NameTaken => PlatformProblems.With(
                    StatusCodes.Status409Conflict, "name-taken", "Another organisation has this name."),
                _ => PlatformProblems.With(
                    StatusCodes.Status412PreconditionFailed, "changed", "The customer is not in the version that was asked for."),
            };
        }
    }

    private static IResult Answer(HttpContext context, CustomerState state, int status)
    {
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"v{state.Profile.Version}\"");
        return TypedResults.Json(CustomerDocument.Of(state), statusCode: status);
    }

    private static ProfileCondition Condition(HttpRequest request)
    {
        var match = request.Headers.IfMatch;
        return new ProfileCondition(
            MustExist: match.Count > 0,
            MustNotExist: request.Headers.IfNoneMatch == "*",
            Version: match.Count == 0 || match == "*" ? null : VersionOf(match));
    }

    /// <summary>The version of an ETag of ours; −1, which no profile has, for anything else.</summary>
    private static int VersionOf(StringValues etag)
    {
        var text = etag.ToString();
        return text.StartsWith("\"v", StringComparison.Ordinal)
            && text.EndsWith('"')
            && int.TryParse(text.AsSpan(2, text.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
    }
}

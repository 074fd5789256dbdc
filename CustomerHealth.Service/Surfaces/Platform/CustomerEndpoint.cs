using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

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

            var (outcome, state) = await writer.PutAsync(context.Tenant(), draft, ProfileVersions.Condition(context.Request), cancellationToken);
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
        ProfileVersions.Name(context.Response, state.Profile);
        return TypedResults.Json(CustomerDocument.Of(state), statusCode: status);
    }
}

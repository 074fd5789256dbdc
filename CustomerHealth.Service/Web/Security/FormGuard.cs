using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// Lets a posted form through only with the token that its page was given; put it on the group of every page that has forms.
/// </summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public const string FieldName = "__RequestVerificationToken";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            return await next(context);
        }

        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.Problem(
                "The form is too old, too large or not from here. Go back, load the page again and repeat it.",
                statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}

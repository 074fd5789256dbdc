using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Web.Security;

/// <summary>Endpoint filters that let a posted form through only with the token that its page was given (component FormToken).</summary>
internal static class FormGuard
{
    public const string FieldName = "__RequestVerificationToken";

    /// <summary>For forms that also work without a session, where there is nothing to forge.</summary>
    public static async ValueTask<object?> RequireTokenOfSessionAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Session.IsOf(context.HttpContext) ? await RequireTokenAsync(context, next) : await next(context);

    public static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext;
        if (!HttpMethods.IsPost(request.Request.Method))
        {
            return await next(context);
        }

        try
        {
            await request.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(request);
        }
        catch (AntiforgeryValidationException)
        {
            await SurfaceErrors.Of(request).WriteAsync(
                request, StatusCodes.Status400BadRequest, "The form is too old, too large or not from here. Load the page again and repeat it.");
            return Results.Empty;
        }

        return await next(context);
    }
}

using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>Pages of accounts: sign-in, and settings. Every form carries a token; nothing of them is kept by a browser or proxy.</summary>
internal static class SettingsEndpoints
{
    public const string Base = "/settings";
    public const string SignOutPath = "/sign-out";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithTags("Settings").AddEndpointFilter(FormGuard.RequireTokenAsync).AddEndpointFilter(KeepNothingAsync);

        var anybody = pages.MapGroup("").AllowAnonymous();
        anybody.MapMethods(Session.SignInPath, Read, SignInForms.Show);
        anybody.MapPost(Session.SignInPath, SignInForms.SignInAsync);

        var everybody = pages.MapGroup("").RequireAuthorization(Access.Platform);
        everybody.MapMethods(Base, Read, OwnSettings.Show);
        everybody.MapPost(SignOutPath, (Delegate)SignInForms.SignOutAsync); // Else taken for a RequestDelegate, whose result is dropped.

        pages.MapPost($"{Base}/password", OwnSettings.ChangePasswordAsync).RequireAuthorization(Access.SuccessManagerSelf);

        var admins = pages.MapGroup(Base).RequireAuthorization(Access.Admin);
        admins.MapMethods("/users", Read, UserForms.ShowAsync);
        admins.MapPost("/users", UserForms.AddAsync);
        admins.MapPost("/users/{id}", UserForms.ChangeAsync);
        admins.MapMethods("/api-keys", Read, ApiKeyForms.ShowAsync);
        admins.MapPost("/api-keys", ApiKeyForms.AddAsync);
        admins.MapPost("/api-keys/{id}/revoke", ApiKeyForms.RevokeAsync);
        admins.MapMethods("/webhook-sources", Read, WebhookSourceForms.ShowAsync);
        admins.MapPost("/webhook-sources", WebhookSourceForms.AddAsync);
        admins.MapPost("/webhook-sources/{name}/rotate", WebhookSourceForms.RotateAsync);
        admins.MapPost("/webhook-sources/{name}/remove", WebhookSourceForms.RemoveAsync);
    }

    /// <summary>A page as the answer to a form that was refused, or with a secret that is shown once.</summary>
    public static PageResult<TPage> Page<TPage>(object model, RefusedForm? refused = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(model, refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static ValueTask<object?> KeepNothingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        response.OnStarting(() =>
        {
            response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

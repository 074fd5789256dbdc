using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>The page of webhook sources: list, create and rotate (the secret is shown once), remove.</summary>
internal static class WebhookSourceForms
{
    private const string Address = SettingsEndpoints.Base + "/webhook-sources";

    public static Task<IResult> ShowAsync(HttpContext context, WebhookSources sources, CancellationToken cancellationToken) =>
        PageAsync(context, sources, null, null, cancellationToken);

    public static async Task<IResult> AddAsync(HttpContext context, WebhookSources sources, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var name = form["name"].ToString().Trim();
        if (!WebhookSource.IsName(name))
        {
            return await PageAsync(
                context, sources, "A name is 1 to 64 of the characters a-z, 0-9 and -, and begins and ends with a letter or digit.", null, cancellationToken);
        }

        var added = await sources.AddAsync(context.Tenant(), name, context.User.Identity!.Name!, cancellationToken);
        return await PageAsync(context, sources, added is null ? "There is a source with this name." : null, added?.Secret, cancellationToken);
    }

    public static async Task<IResult> RotateAsync(string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken)
    {
        var rotated = await sources.RotateIfUnchangedAsync(context.Tenant(), name, cancellationToken);
        return await PageAsync(context, sources, rotated.Problem, rotated.Secret, cancellationToken);
    }

    public static async Task<IResult> RemoveAsync(string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken) =>
        await sources.DeleteAsync(context.Tenant(), name, cancellationToken)
            ? TypedResults.LocalRedirect(Address)
            : await PageAsync(context, sources, "There is no such source.", null, cancellationToken);

    private static async Task<IResult> PageAsync(
        HttpContext context, WebhookSources sources, string? error, string? secret, CancellationToken cancellationToken) =>
        SettingsEndpoints.Page<WebhookSourcesPage>(
            new WebhookSourcesModel(await sources.ListAsync(context.Tenant(), cancellationToken), error, secret), error);
}

/// <param name="Secret">The secret just made.</param>
public sealed record WebhookSourcesModel(IReadOnlyList<WebhookSource> Sources, string? Error, string? Secret);

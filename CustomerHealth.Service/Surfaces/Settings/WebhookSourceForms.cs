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
            var refused = new RefusedForm(
                "A name is 1 to 64 of the characters a-z, 0-9 and -, and begins and ends with a letter or digit.", "name", form);
            return await PageAsync(context, sources, refused, null, cancellationToken);
        }

        var added = await sources.AddAsync(context.Tenant(), name, context.User.Identity!.Name!, cancellationToken);
        return await PageAsync(context, sources, added is null ? new RefusedForm("There is a source with this name.", "name", form) : null, added?.Secret, cancellationToken);
    }

    public static async Task<IResult> RotateAsync(string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken)
    {
        var rotated = await sources.RotateIfUnchangedAsync(context.Tenant(), name, cancellationToken);
        var refused = rotated.Problem("source") is { } problem ? new RefusedForm(problem) : null;
        return await PageAsync(context, sources, refused, rotated.Secret, cancellationToken);
    }

    public static async Task<IResult> RemoveAsync(string name, HttpContext context, WebhookSources sources, CancellationToken cancellationToken) =>
        await sources.DeleteAsync(context.Tenant(), name, cancellationToken)
            ? TypedResults.LocalRedirect(Address)
            : await PageAsync(context, sources, new RefusedForm("There is no such source."), null, cancellationToken);

    private static async Task<IResult> PageAsync(
        HttpContext context, WebhookSources sources, RefusedForm? refused, string? secret, CancellationToken cancellationToken) =>
        SettingsEndpoints.Page<WebhookSourcesPage>(
            new WebhookSourcesModel(await sources.ListAsync(context.Tenant(), cancellationToken), refused, secret), refused);
}

/// <param name="Secret">The secret just made.</param>
public sealed record WebhookSourcesModel(IReadOnlyList<WebhookSource> Sources, RefusedForm? Refused, string? Secret);

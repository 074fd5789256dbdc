using System.Globalization;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>The page of API keys: list, create (the secret is shown once), revoke.</summary>
internal static class ApiKeyForms
{
    private const string Address = SettingsEndpoints.Base + "/api-keys";

    public static async Task<IResult> ShowAsync(HttpContext context, ApiKeyStore keys, TimeProvider time, CancellationToken cancellationToken) =>
        await PageAsync(context, keys, time, null, null, cancellationToken);

    public static async Task<IResult> AddAsync(HttpContext context, ApiKeyStore keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var now = time.GetUtcNow();
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var (name, scopes) = (form["name"].ToString(), form["scope"].OfType<string>().Distinct().ToList());
        var expires = now.AddDays(Math.Min(days, 10_000));
        if (ApiKeyFields.Refuse(name, scopes, expires, now) is { } refusal)
        {
            return await PageAsync(context, keys, time, new RefusedForm(refusal, form), null, cancellationToken);
        }

        var (_, text) = await keys.AddAsync(context.Tenant(), name.Trim(), scopes, expires, context.User.Identity!.Name!, cancellationToken);
        return await PageAsync(context, keys, time, null, text, cancellationToken);
    }

    public static async Task<IResult> RevokeAsync(
        string id, HttpContext context, ApiKeyStore keys, TimeProvider time, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(context.Tenant(), id, cancellationToken)
            ? TypedResults.LocalRedirect(Address)
            : await PageAsync(context, keys, time, new RefusedForm("There is no such key."), null, cancellationToken);

    private static async Task<IResult> PageAsync(
        HttpContext context, ApiKeyStore keys, TimeProvider time, RefusedForm? refused, string? secret, CancellationToken cancellationToken) =>
        SettingsEndpoints.Page<ApiKeysPage>(
            new ApiKeysModel(await keys.ListAsync(context.Tenant(), cancellationToken), time.GetUtcNow(), refused, secret), refused);
}

/// <param name="Secret">The key just made.</param>
public sealed record ApiKeysModel(IReadOnlyList<ApiKey> Keys, DateTimeOffset Now, RefusedForm? Refused, string? Secret);

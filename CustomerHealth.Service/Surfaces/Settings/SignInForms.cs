using System.Globalization;
using System.Security.Claims;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>Signing in and out, and the page that says who one is.</summary>
internal static class SignInForms
{
    public static IResult Show(HttpContext context) =>
        SettingsEndpoints.Page<SignInPage>(new SignInModel("", LocalAddress.Of(context.Request.Query[Session.ReturnParameter]), null));

    public static async Task<IResult> SignInAsync(
        HttpContext context, SignIns signIns, IOptions<AuthOptions> auth, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (email, password) = (form["email"].ToString().Trim(), form["password"].ToString());
        var back = LocalAddress.Of(form[Session.ReturnParameter]);
        var outcome = await signIns.TryAsync(
            context.Tenant(), email, password, ClientAddress.Of(context, auth.Value.ForwardedHops), cancellationToken);
        if (outcome.Wait is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return new PageResult<SignInPage>(
                new SignInModel(email, back, $"Too many failed attempts. Try again in {PageText.Wait(seconds)}."), StatusCodes.Status429TooManyRequests);
        }

        if (outcome.User is not { } user)
        {
            return new PageResult<SignInPage>(
                new SignInModel(email, back, "E-mail and password do not belong to an active account."), StatusCodes.Status401Unauthorized);
        }

        await Session.BeginAsync(context, user);
        return TypedResults.LocalRedirect(back);
    }

    public static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await Session.EndAsync(context);
        return TypedResults.LocalRedirect(Session.SignInPath);
    }

    public static IResult ShowSettings(HttpContext context) => SettingsEndpoints.Page<SettingsPage>(new SettingsModel(
        context.User.Identity?.Name, context.User.FindFirstValue(ClaimTypes.Role), context.User.May(Scope.Admin), Session.IsOf(context)));
}

/// <param name="Back">Where to go after signing in: an address of ours.</param>
/// <param name="Error">Why the last attempt failed, without saying which field.</param>
public sealed record SignInModel(string Email, string Back, string? Error);

/// <param name="Name">Null in Development, where nobody need sign in.</param>
public sealed record SettingsModel(string? Name, string? Role, bool IsAdmin, bool HasSession);

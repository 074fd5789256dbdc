using System.Globalization;
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
            return new PageResult<SignInPage>(new SignInModel(email, back, TellToWait(context, wait)), StatusCodes.Status429TooManyRequests);
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

    /// <summary>The sentence for who tried too often; a program finds the same in Retry-After.</summary>
    public static string TellToWait(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return $"Too many failed attempts. Try again in {PageText.Wait(seconds)}.";
    }
}

/// <param name="Back">Where to go after signing in: an address of ours.</param>
/// <param name="Error">Why the last attempt failed, without saying which field.</param>
public sealed record SignInModel(string Email, string Back, string? Error);

using System.Security.Claims;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>The page that says who one is, and its form for one's own password.</summary>
internal static class OwnSettings
{
    private const string Changed = "changed";

    public static IResult Show(HttpContext context) =>
        SettingsEndpoints.Page<SettingsPage>(ModelOf(context, null, context.Request.Query.ContainsKey(Changed)));

    /// <summary>Every session of the account ends, and this browser gets a new one.</summary>
    public static async Task<IResult> ChangePasswordAsync(
        HttpContext context, OwnPassword password, IOptions<AuthOptions> auth, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form["new"] != form["again"])
        {
            return Refused(context, new RefusedForm("The new password was typed in two ways.", "again", form));
        }

        var changed = await password.ChangeAsync(
            context.Tenant(),
            context.User.UserId()!,
            form["current"].ToString(),
            form["new"].ToString(),
            ClientAddress.Of(context, auth.Value.ForwardedHops),
            cancellationToken);
        if (changed.User is { } user)
        {
            await Session.BeginAsync(context, user);
            return TypedResults.LocalRedirect($"{SettingsEndpoints.Base}?{Changed}=password");
        }

        return changed.Wait is { } wait
            ? Refused(context, new RefusedForm(SignInForms.TellToWait(context, wait)), StatusCodes.Status429TooManyRequests)
            : changed.IsWrong ? Refused(context, new RefusedForm("This is not your current password.", "current", form))
            : Refused(context, changed.Refusal is { } reason
                ? new RefusedForm(reason, "new", form)
                : new RefusedForm("Your account changed at the same moment. Try again."));
    }

    private static PageResult<SettingsPage> Refused(HttpContext context, RefusedForm refused, int status = StatusCodes.Status400BadRequest) =>
        new(ModelOf(context, refused, false), status);

    private static SettingsModel ModelOf(HttpContext context, RefusedForm? refused, bool hasChanged) => new(
        context.User.Identity?.Name,
        context.User.FindFirstValue(ClaimTypes.Role),
        context.User.May(Scope.Admin),
        Session.IsOf(context),
        refused,
        hasChanged);
}

/// <param name="Name">Null in Development, where nobody need sign in.</param>
/// <param name="HasChanged">The password was changed by the form just sent.</param>
public sealed record SettingsModel(string? Name, string? Role, bool IsAdmin, bool HasSession, RefusedForm? Refused, bool HasChanged);

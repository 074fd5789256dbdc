using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Users;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Auth;

/// <summary><c>/auth/me</c>: what people see and change of their own account.</summary>
internal static class OwnAccount
{
    public static async Task<IResult> GetAsync(HttpContext context, UserStore users, CancellationToken cancellationToken) =>
        await users.FindAsync(context.Tenant(), context.User.UserId()!, cancellationToken) is { } user
            ? Reply.Ok(UserResponse.Of(user))
            : Reply.NotFound("User");

    public static async Task<IResult> ChangeAsync(HttpContext context, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var (profile, refusal) = await Sent.BodyAsync(context, Profile.Read, cancellationToken);
        if (profile is null)
        {
            return refusal!;
        }

        var change = new UserChange(profile.FullName, Email: profile.Email, Phone: profile.Phone);
        var (outcome, user) = await accounts.ChangeAsync(context.Tenant(), context.User.UserId()!, change, null, cancellationToken);
        return UserResponse.Answer(outcome, user);
    }

    /// <summary>Ends every family of refresh tokens and every session of the account; access tokens live out their few minutes.</summary>
    public static async Task<IResult> ChangePasswordAsync(
        HttpContext context, OwnPassword password, IOptions<AuthOptions> auth, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, PasswordChange.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var changed = await password.ChangeAsync(
            context.Tenant(), context.User.UserId()!, sent.Current, sent.New, ClientAddress.Of(context, auth.Value.ForwardedHops), cancellationToken);
        return changed.Wait is { } wait ? Reply.TooManyFailures(context, wait)
            : changed.IsWrong ? Reply.Refuse(StatusCodes.Status401Unauthorized, "Current password is incorrect")
            : changed.Refusal is { } reason ? Reply.BreaksRule(reason)
            : changed.User is not null ? Reply.Said("Password changed successfully")
            : UserResponse.Answer(changed.Outcome, null);
    }

    internal sealed record Profile(string? Email, string? FullName, string? Phone)
    {
        public static Profile Read(SentFields body) => new(
            body.Optional("email", Shape.Email), body.Optional("full_name", UserShape.Name), body.Optional("phone", UserShape.Phone));
    }

    internal sealed record PasswordChange(string Current, string New)
    {
        public static PasswordChange Read(SentFields body) =>
            new(body.Required("current_password", Shape.Secret(1)), body.Required("new_password", UserShape.Password));
    }
}

using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>The page of users: list, create, change role, deactivate.</summary>
internal static class UserForms
{
    private const string Address = SettingsEndpoints.Base + "/users";

    public static async Task<IResult> ShowAsync(HttpContext context, UserStore users, CancellationToken cancellationToken) =>
        await PageAsync(context, users, null, cancellationToken);

    public static async Task<IResult> AddAsync(
        HttpContext context, UserAccounts accounts, UserStore users, UserFields fields, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        string? email = form["email"], name = form["fullName"], role = form["role"], password = form["password"];
        if (fields.Refuse(email, name, role, password) is { } refusal)
        {
            return await PageAsync(context, users, new RefusedForm(refusal, form), cancellationToken);
        }

        var (outcome, _) = await accounts.AddAsync(
            context.Tenant(), email!, name!.Trim(), Roles.Read(role)!.Value, password!, cancellationToken);
        return outcome == UserOutcome.Done
            ? TypedResults.LocalRedirect(Address)
            : await PageAsync(context, users, new RefusedForm("This address has an account.", "email", form), cancellationToken);
    }

    public static async Task<IResult> ChangeAsync(
        string id, HttpContext context, UserAccounts accounts, UserStore users, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var active = form["active"].ToString() switch { "true" => true, "false" => false, _ => default(bool?) };
        var (outcome, _) = await accounts.ChangeAsync(
            context.Tenant(), id, new UserChange(Role: Roles.Read(form["role"]), Active: active), null, cancellationToken);
        return outcome switch
        {
            UserOutcome.Done => TypedResults.LocalRedirect(Address),
            UserOutcome.LastAdmin => await PageAsync(context, users, new RefusedForm("Nobody would be left to manage users."), cancellationToken),
            _ => await PageAsync(context, users, new RefusedForm("The user changed at the same moment, or is not there. Try again."), cancellationToken),
        };
    }

    private static async Task<IResult> PageAsync(HttpContext context, UserStore users, RefusedForm? refused, CancellationToken cancellationToken) =>
        SettingsEndpoints.Page<UsersPage>(new UsersModel(await users.ListAsync(context.Tenant(), cancellationToken), refused), refused);
}

public sealed record UsersModel(IReadOnlyList<User> Users, RefusedForm? Refused);

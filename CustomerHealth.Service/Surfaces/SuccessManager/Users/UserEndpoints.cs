using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Users;

/// <summary><c>/users</c>: accounts, for admins, who cannot take their own rights away by mistake.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var admins = api.MapGroup("/users").RequireAuthorization(Access.SuccessManagerAdmin).WithTags("Users");
        admins.MapMethods("", SuccessManagerEndpoints.Read, ListAsync)
            .TakesQuery(UserQuery.Read).Answers<UserListResponse>().WithSummary("Accounts");
        admins.MapPost("", AddAsync)
            .TakesBody(NewUser.Read).Answers<UserResponse>(201).Refuses(409).WithSummary("Adds an account");
        admins.MapMethods("/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<UserResponse>().WithSummary("One account");
        admins.MapPut("/{id}", ChangeAsync)
            .TakesBody(ChangedUser.Read).Answers<UserResponse>().Refuses(409).WithSummary("Changes an account");
        admins.MapDelete("/{id}", DeleteAsync)
            .AnswersMessage().Refuses(409).WithSummary("Deactivates an account");
        admins.MapPut("/{id}/activate", ActivateAsync)
            .TakesBody(Activation.Read).Answers<UserResponse>().Refuses(409).WithSummary("Activates or deactivates an account");
    }

    private static async Task<IResult> ListAsync(HttpContext context, UserStore users, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, UserQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var found = (await users.ListAsync(context.Tenant(), cancellationToken)).Where(asked.Wants).Select(UserResponse.Of).ToList();
        return Reply.Ok(new UserListResponse(asked.Paging.Cut(found), found.Count, asked.Paging.Skip, asked.Paging.Limit));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, UserAccounts accounts, PasswordRules rules, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, NewUser.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        if (rules.Refuse(sent.Password, sent.Email) is { } reason)
        {
            return Reply.BreaksRule(reason);
        }

        var (outcome, user) = await accounts.AddAsync(
            context.Tenant(), sent.Email, sent.FullName, sent.Role, sent.Password, cancellationToken);
        return outcome == UserOutcome.Done ? Reply.Created(UserResponse.Of(user!)) : UserResponse.Answer(outcome, user);
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, UserStore users, CancellationToken cancellationToken) =>
        await users.FindAsync(context.Tenant(), id, cancellationToken) is { } user
            ? Reply.Ok(UserResponse.Of(user))
            : Sent.Unfound("user_id", id, "User");

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpContext context,
        UserStore users,
        UserAccounts accounts,
        PasswordRules rules,
        CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedUser.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        if (await users.FindAsync(context.Tenant(), id, cancellationToken) is not { } user)
        {
            return Sent.Unfound("user_id", id, "User");
        }

        if (IsOneself(context, user) && sent.Role is { } role && role != user.Role)
        {
            return Reply.Refuse(StatusCodes.Status400BadRequest, "Cannot change your own role");
        }

        if (sent.Password is { } password && rules.Refuse(password, sent.Email ?? user.Email) is { } reason)
        {
            return Reply.BreaksRule(reason);
        }

        return await ApplyAsync(
            context,
            accounts,
            user,
            new UserChange(sent.FullName, sent.Role, sent.IsActive, sent.Password, sent.Email, sent.Phone),
            "Cannot deactivate your own account",
            cancellationToken);
    }

    /// <summary>An account is deactivated, never taken out: what it did keeps its name.</summary>
    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, UserStore users, UserAccounts accounts, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(context.Tenant(), id, cancellationToken) is not { } user)
        {
            return Sent.Unfound("user_id", id, "User");
        }

        var change = new UserChange(Active: false);
        return await ApplyAsync(context, accounts, user, change, "Cannot delete your own account", cancellationToken, "User deleted successfully");
    }

    private static async Task<IResult> ActivateAsync(
        string id, HttpContext context, UserStore users, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, Activation.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        return await users.FindAsync(context.Tenant(), id, cancellationToken) is { } user
            ? await ApplyAsync(context, accounts, user, new UserChange(Active: sent.IsActive), "Cannot deactivate your own account", cancellationToken)
            : Sent.Unfound("user_id", id, "User");
    }

    /// <param name="about">What is said to who would deactivate themselves.</param>
    /// <param name="done">Said in place of the account.</param>
    private static async Task<IResult> ApplyAsync(
        HttpContext context, UserAccounts accounts, User user, UserChange change, string about, CancellationToken cancellationToken, string? done = null)
    {
        if (change.Active == false && IsOneself(context, user))
        {
            return Reply.Refuse(StatusCodes.Status400BadRequest, about);
        }

        var (outcome, changed) = await accounts.ChangeAsync(context.Tenant(), user.Id, change, null, cancellationToken);
        return outcome == UserOutcome.Done && done is not null ? Reply.Said(done) : UserResponse.Answer(outcome, changed);
    }

    private static bool IsOneself(HttpContext context, User user) => context.User.UserId() == user.Id;
}

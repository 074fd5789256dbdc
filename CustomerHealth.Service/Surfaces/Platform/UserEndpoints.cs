using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary><c>/api/platform/users</c>: accounts, for admins. If-Match takes the ETag of the user; 412 when it is stale.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder admins)
    {
        admins.MapMethods("/users", [HttpMethods.Get, HttpMethods.Head], ListAsync)
            .Produces<IReadOnlyList<UserDocument>>().WithSummary("Accounts");
        admins.MapPost("/users", AddAsync)
            .Takes<NewUser>().Produces<UserDocument>(StatusCodes.Status201Created).Refuses(409).WithSummary("Adds an account");
        admins.MapPatch("/users/{id}", ChangeAsync)
            .Takes<ChangedUser>().TakesHeader("If-Match", "The ETag of the account").Produces<UserDocument>().Refuses(409, 412)
            .WithSummary("Changes an account");
    }

    private static async Task<IResult> ListAsync(HttpContext context, UserStore users, CancellationToken cancellationToken) =>
        TypedResults.Ok((await users.ListAsync(context.Tenant(), cancellationToken)).Select(UserDocument.Of));

    private static async Task<IResult> AddAsync(
        HttpContext context, UserAccounts accounts, UserFields fields, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<NewUser>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        if (fields.Refuse(body.Email, body.FullName, body.Role, body.Password) is { } refusal)
        {
            return PlatformBody.Invalid(refusal.Reason);
        }

        var (outcome, user) = await accounts.AddAsync(
            context.Tenant(), body.Email!, body.FullName!.Trim(), Roles.Read(body.Role)!.Value, body.Password!, cancellationToken);
        return Answer(context, outcome, user, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext context, UserAccounts accounts, UserStore users, UserFields fields, CancellationToken cancellationToken)
    {
        var (body, problem) = await PlatformBody.ReadAsync<ChangedUser>(context, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        if (await users.FindAsync(context.Tenant(), id, cancellationToken) is not { } user)
        {
            return Answer(context, UserOutcome.Unknown, null, default);
        }

        if (fields.RefuseChange(user, body.FullName, body.Role, body.Password) is { } refusal)
        {
            return PlatformBody.Invalid(refusal.Reason);
        }

        var version = StoreVersions.Asked(context.Request);
        if (version is not null && version != StoreVersions.ETagOf(user.ETag))
        {
            return Answer(context, UserOutcome.Changed, user, default);
        }

        var change = new UserChange(body.FullName?.Trim(), Roles.Read(body.Role), body.Active, body.Password);
        var (outcome, changed) = await accounts.ChangeAsync(
            context.Tenant(), id, change, version is null ? null : user.ETag, cancellationToken);
        return Answer(context, outcome, changed, StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpContext context, UserOutcome outcome, User? user, int status)
    {
        if (outcome == UserOutcome.Done)
        {
            context.Response.Headers.ETag = StoreVersions.ETagOf(user!.ETag);
            return TypedResults.Json(UserDocument.Of(user), statusCode: status);
        }

        return outcome switch
        {
            UserOutcome.Unknown => PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-user", "There is no such user."),
            UserOutcome.EmailTaken => PlatformProblems.With(StatusCodes.Status409Conflict, "email-taken", "This address has an account."),
            UserOutcome.LastAdmin => PlatformProblems.With(StatusCodes.Status409Conflict, "last-admin", "Nobody would be left to manage users."),
            _ => PlatformProblems.With(StatusCodes.Status412PreconditionFailed, "changed", "The user is not in the version that was asked for."),
        };
    }
}

/// <summary>A new user as sent.</summary>
[Sent]
internal sealed record NewUser(
    [Needed, Format("email")] string? Email, [Needed] string? FullName, [Needed, RoleWord] string? Role, [Needed, Format("password")] string? Password);

/// <summary>What of a user shall change; what is missing stays.</summary>
[Sent]
internal sealed record ChangedUser(string? FullName, [RoleWord] string? Role, bool? Active, [Format("password")] string? Password);

/// <summary>A user as shown: never the password's hash nor the stamp.</summary>
internal sealed record UserDocument(
    string Id,
    [Format("email")] string Email,
    string FullName,
    string? Phone,
    [RoleWord] string Role,
    bool Active,
    DateTime CreatedAt,
    DateTime? LastSignIn)
{
    public static UserDocument Of(User user) => new(
        user.Id, user.Email, user.FullName, user.Phone, user.Role.Word(), user.Active, user.CreatedAt.UtcDateTime, user.LastSignIn?.UtcDateTime);
}

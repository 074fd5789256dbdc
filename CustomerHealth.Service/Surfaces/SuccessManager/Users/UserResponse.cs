using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Users;

/// <summary>A user as shown: never the password's hash nor the stamp.</summary>
internal sealed record UserResponse(
    [Format("email")] string Email,
    string FullName,
    [WordOf(typeof(UserShape), nameof(UserShape.Roles))] string Role,
    [Format("uuid")] string Id,
    bool IsActive,
    DateTime? LastLogin,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public static UserResponse Of(User user) => new(
        user.Email,
        user.FullName,
        UserShape.Roles.Of(user.Role),
        user.Id,
        user.Active,
        user.LastSignIn?.UtcDateTime,
        user.CreatedAt.UtcDateTime,
        user.UpdatedAt.UtcDateTime);

    /// <summary>What became of a change, in the surface's words.</summary>
    public static IResult Answer(UserOutcome outcome, User? user) => outcome switch
    {
        UserOutcome.Done => Reply.Ok(Of(user!)),
        UserOutcome.Unknown => Reply.NotFound("User"),
        UserOutcome.EmailTaken => Reply.Conflict("Email already registered"),
        UserOutcome.LastAdmin => Reply.Conflict("Nobody would be left to manage users"),
        _ => Reply.Conflict("The user changed at the same moment, try again"),
    };
}

internal sealed record UserListResponse(IReadOnlyList<UserResponse> Users, int Total, int Skip, int Limit);

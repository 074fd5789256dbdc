using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Users;

/// <summary>A user as shown: never the password's hash nor the stamp.</summary>
internal sealed record UserResponse(
    string Email, string FullName, string Role, string Id, bool IsActive, DateTime? LastLogin, DateTime CreatedAt, DateTime UpdatedAt)
{
    /// <summary>In the order of the document, which a refusal repeats.</summary>
    public static readonly Words<Role> Roles = new(
        ("admin", Accounts.Role.Admin),
        ("manager", Accounts.Role.Manager),
        ("viewer", Accounts.Role.Viewer),
        ("account_manager", Accounts.Role.AccountManager),
        ("csm", Accounts.Role.Csm));

    public static UserResponse Of(User user) => new(
        user.Email,
        user.FullName,
        Roles.Of(user.Role),
        user.Id,
        user.Active,
        user.LastSignIn?.UtcDateTime,
        user.CreatedAt.UtcDateTime,
        user.UpdatedAt.UtcDateTime);
}

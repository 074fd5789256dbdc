using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Users;

/// <summary>Which users are asked for.</summary>
internal sealed record UserQuery(Paging Paging, string? Search, Role? Role, bool? IsActive)
{
    public static UserQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.Optional("search", Shape.Text(1)),
        query.OptionalValue("role", UserShape.Roles.Choice),
        query.OptionalValue("is_active", Shape.Flag));

    public bool Wants(User user) =>
        (Search is null || Has(user.FullName, Search) || Has(user.Email, Search))
        && (Role is null || user.Role == Role)
        && (IsActive is null || user.Active == IsActive);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

internal sealed record NewUser(string Email, string FullName, Role Role, string Password)
{
    public static NewUser Read(SentFields body) => new(
        body.Required("email", Shape.Email),
        body.Required("full_name", UserShape.Name),
        body.Optional("role", UserShape.Roles.Choice, Role.Viewer),
        body.Required("password", UserShape.Password));
}

/// <summary>What of a user shall change; what is missing or null stays.</summary>
internal sealed record ChangedUser(string? Email, string? FullName, Role? Role, bool? IsActive, string? Password, string? Phone)
{
    public static ChangedUser Read(SentFields body) => new(
        body.Optional("email", Shape.Email),
        body.Optional("full_name", UserShape.Name),
        body.OptionalValue("role", UserShape.Roles.Choice),
        body.OptionalValue("is_active", Shape.Flag),
        body.Optional("password", UserShape.Password),
        body.Optional("phone", UserShape.Phone));
}

internal sealed record Activation(bool IsActive)
{
    public static Activation Read(SentFields body) => new(body.Required("is_active", Shape.Flag));
}

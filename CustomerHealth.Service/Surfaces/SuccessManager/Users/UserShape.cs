using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Users;

/// <summary>The fields of an account as the document bounds them.</summary>
internal static class UserShape
{
    public static readonly Shape<string> Name = Shape.Line(1, 255);

    public static readonly Shape<string> Phone = Shape.Line(0, 50);

    /// <summary>Fewer characters than an account may have: the document's bound, where <see cref="PasswordRules"/> has no reason for one.</summary>
    public static readonly Shape<string> Password = Shape.Secret(PasswordRules.LeastCharacters, 100);

    /// <summary>In the order of the document, which a refusal repeats.</summary>
    public static readonly Words<Role> Roles = new(
        ("admin", Role.Admin),
        ("manager", Role.Manager),
        ("viewer", Role.Viewer),
        ("account_manager", Role.AccountManager),
        ("csm", Role.Csm));
}

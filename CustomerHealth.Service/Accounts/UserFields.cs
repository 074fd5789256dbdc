using CustomerHealth.Service.Web;

namespace CustomerHealth.Service.Accounts;

/// <summary>Checks what is said about a user, for pages and APIs alike: what is wrong, or null.</summary>
public sealed class UserFields(PasswordRules passwords)
{
    private const int MostNameCharacters = 255;

    public Refusal? Refuse(string? email, string? fullName, string? role, string? password)
    {
        if (!EmailAddress.IsValid(email?.Trim()))
        {
            return new Refusal("An e-mail address is needed, such as ada@example.com.", "email");
        }

        return RefuseName(fullName) ?? RefuseRole(role) ?? RefusePassword(password ?? string.Empty, email!.Trim());
    }

    /// <summary>Null fields stay as they are.</summary>
    public Refusal? RefuseChange(User user, string? fullName, string? role, string? password) =>
        (fullName is null ? null : RefuseName(fullName))
        ?? (role is null ? null : RefuseRole(role))
        ?? (password is null ? null : RefusePassword(password, user.Email));

    private Refusal? RefusePassword(string password, string email) =>
        passwords.Refuse(password, email) is { } reason ? new Refusal(reason, "password") : null;

    private static Refusal? RefuseName(string? name) =>
        name?.Trim() is { Length: >= 1 and <= MostNameCharacters } text && !text.Any(char.IsControl)
            ? null
            : new Refusal($"A full name is needed, of at most {MostNameCharacters} characters.", "fullName");

    private static Refusal? RefuseRole(string? role) =>
        Roles.Read(role) is null ? new Refusal("A role is viewer, csm, account_manager, manager or admin.", "role") : null;
}

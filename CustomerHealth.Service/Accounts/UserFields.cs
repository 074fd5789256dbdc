namespace CustomerHealth.Service.Accounts;

/// <summary>Checks what is said about a user, for pages and APIs alike: the sentence that says what is wrong, or null.</summary>
public sealed class UserFields(PasswordRules passwords)
{
    private const int MostNameCharacters = 200;

    public string? Refuse(string? email, string? fullName, string? role, string? password)
    {
        if (!EmailAddress.IsValid(email?.Trim()))
        {
            return "An e-mail address is needed, such as ada@example.com.";
        }

        return RefuseName(fullName) ?? RefuseRole(role) ?? passwords.Refuse(password ?? string.Empty, email!.Trim());
    }

    /// <summary>Null fields stay as they are.</summary>
    public string? RefuseChange(User user, string? fullName, string? role, string? password) =>
        (fullName is null ? null : RefuseName(fullName))
        ?? (role is null ? null : RefuseRole(role))
        ?? (password is null ? null : passwords.Refuse(password, user.Email));

    private static string? RefuseName(string? name) =>
        name?.Trim() is { Length: >= 1 and <= MostNameCharacters } text && !text.Any(char.IsControl)
            ? null
            : $"A full name is needed, of at most {MostNameCharacters} characters.";

    private static string? RefuseRole(string? role) =>
        Roles.Read(role) is null ? "A role is viewer, manager or admin." : null;
}

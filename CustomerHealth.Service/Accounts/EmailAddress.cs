using CustomerHealth.Service.Names;

namespace CustomerHealth.Service.Accounts;

/// <summary>E-mail addresses as names of accounts: what makes one, and when two are the same.</summary>
public static class EmailAddress
{
    /// <summary>RFC 5321's limit for a path, less the angle brackets.</summary>
    public const int MostCharacters = 254;

    /// <summary>Something, an @, something with a dot inside; no white space or control characters. Only mail itself proves more.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: >= 3 and <= MostCharacters } || text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            return false;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && text[^1] != '.' && text[at + 1] != '.';
    }

    /// <summary>Case makes no other address, also not left of the @, whatever RFC 5321 permits a host to think.</summary>
    public static string Fold(string email) => email.Trim().ToUpperInvariant();

    internal static UniqueName NameOf(string email) => new("email", Fold(email));
}

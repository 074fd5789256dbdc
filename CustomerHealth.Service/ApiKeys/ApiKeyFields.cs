using CustomerHealth.Service.Web.Security;

namespace CustomerHealth.Service.ApiKeys;

/// <summary>Checks what is said about a new key, for the page and the API alike: the sentence that says what is wrong, or null.</summary>
public static class ApiKeyFields
{
    private const int MostNameCharacters = 100;

    public static string? Refuse(string? name, IReadOnlyCollection<string>? scopes, DateTimeOffset expires, DateTimeOffset now)
    {
        if (name?.Trim() is not { Length: >= 1 and <= MostNameCharacters } text || text.Any(char.IsControl))
        {
            return $"A name is needed, of at most {MostNameCharacters} characters, that says who uses the key.";
        }

        if (scopes is not { Count: > 0 } || scopes.Any(scope => !Scope.All.Contains(scope)))
        {
            return $"One scope or more is needed, of {string.Join(", ", Scope.All)}.";
        }

        return expires <= now || expires > now + ApiKeyStore.LongestLife
            ? "A key ends in the future, and within two years."
            : null;
    }
}

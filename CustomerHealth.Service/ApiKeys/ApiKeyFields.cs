using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;

namespace CustomerHealth.Service.ApiKeys;

/// <summary>Checks what is said about a new key, for the page and the API alike: what is wrong, or null.</summary>
public static class ApiKeyFields
{
    private const int MostNameCharacters = 100;

    public static Refusal? Refuse(string? name, IReadOnlyCollection<string>? scopes, DateTimeOffset expires, DateTimeOffset now)
    {
        if (name?.Trim() is not { Length: >= 1 and <= MostNameCharacters } text || text.Any(char.IsControl))
        {
            return new Refusal($"A name is needed, of at most {MostNameCharacters} characters, that says who uses the key.", "name");
        }

        if (scopes is not { Count: > 0 } || scopes.Any(scope => !Scope.All.Contains(scope)))
        {
            return new Refusal($"One scope or more is needed, of {string.Join(", ", Scope.All)}.", "scopes");
        }

        return expires <= now || expires > now + ApiKeyStore.LongestLife
            ? new Refusal("A key ends in the future, and within two years.", "expires")
            : null;
    }
}

namespace CustomerHealth.Service.Customers;

/// <summary>
/// The rule for customer ids: opaque, 1 to 64 of <c>A–Z a–z 0–9 _ -</c>, and not a word that a route uses in the same place.
/// </summary>
public static class CustomerId
{
    private static readonly HashSet<string> RouteWords =
        new(StringComparer.OrdinalIgnoreCase) { "stats", "export", "import", "bulk-update", "industries", "account-managers" };

    /// <summary>A new id: UUID version 7.</summary>
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("D");

    public static bool IsValid(string? id) =>
        id is { Length: >= 1 and <= 64 } && !RouteWords.Contains(id) && id.All(IsIdCharacter);

    private static bool IsIdCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}

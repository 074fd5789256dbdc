using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Service.ApiKeys;

/// <summary>
/// What a key looks like: <c>ch_</c>, 32 random letters and digits (190 bits), and six that follow from them. Prefix and checksum let a
/// scanner find a leaked key in a text without asking us, and let us refuse a typing error without a read.
/// </summary>
public static class ApiKeyText
{
    public const string Prefix = "ch_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomCharacters = 32;
    private const int CheckCharacters = 6;
    private const int Length = 3 + RandomCharacters + CheckCharacters;

    public static string New()
    {
        var secret = Prefix + RandomNumberGenerator.GetString(Alphabet, RandomCharacters);
        return secret + CheckOf(secret);
    }

    /// <summary>Whether the text can be a key; a key that was never given out can still look like one.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Length - CheckCharacters).SequenceEqual(CheckOf(text[..^CheckCharacters]));

    /// <summary>
    /// What is kept of a key. A plain hash is enough: nobody guesses 190 random bits, however fast the hash (OWASP ASVS 5.0, 6.5.2).
    /// </summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    /// <summary>Enough of the beginning to know a key by in a list.</summary>
    public static string HintOf(string key) => key[..(Prefix.Length + 4)];

    private static string CheckOf(string text)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        return string.Concat(hash.Take(CheckCharacters).Select(value => Alphabet[value % Alphabet.Length]));
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Service.Tokens;

/// <summary>
/// What holders of a link bring back unchanged: base64url of some bytes, a dot, base64url of their HMAC-SHA256. The keys are derived from
/// those of access tokens (HKDF, RFC 5869) with a purpose, so that nothing signed for one passes for another, and what was signed by the key
/// before counts as long as that one is set.
/// </summary>
internal sealed class SignedText(TokenKeys keys, string purpose)
{
    /// <summary>Ours have less than 1,500 characters; what is longer is not looked into.</summary>
    private const int MostCharacters = 4096;

    private const char Dot = '.';

    private readonly IReadOnlyList<byte[]> signing = keys.DeriveAll(purpose);

    public string Issue(ReadOnlySpan<byte> content)
    {
        var payload = Base64Url.EncodeToString(content);
        return $"{payload}{Dot}{Sign(payload, signing[0])}";
    }

    /// <summary>The bytes, which nobody but us has signed, or what is wrong. The signature is compared as text: a token has one spelling.</summary>
    public (byte[]? Content, SignatureProblem Problem) Read(string token)
    {
        var dot = token.IndexOf(Dot, StringComparison.Ordinal);
        if (token.Length > MostCharacters || dot <= 0 || dot != token.LastIndexOf(Dot) || dot == token.Length - 1)
        {
            return (null, SignatureProblem.Format);
        }

        var (payload, signature) = (token[..dot], Encoding.UTF8.GetBytes(token[(dot + 1)..]));
        return signing.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(payload, key)), signature))
            ? (Base64Url.DecodeFromChars(payload), SignatureProblem.None)
            : (null, SignatureProblem.Signature);
    }

    private static string Sign(string payload, byte[] key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(payload)));
}

/// <summary>Why a text is none that we signed.</summary>
internal enum SignatureProblem
{
    None,
    Format,
    Signature,
}

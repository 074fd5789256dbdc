using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The key of an event within its customer: short, of fixed length, and safe in a row key.</summary>
public static class EventKey
{
    /// <summary>How many bytes of the SHA-256 are kept: 120 bits, which print as 24 characters without padding.</summary>
    internal const int Size = 15;

    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>
    /// The first 15 bytes of SHA-256 over UTF-8 <c>source + "\n" + id</c>, in lower-case base32hex (RFC 4648 §7):
    /// 24 characters of <c>0-9a-v</c>, which sort as the bytes do.
    /// </summary>
    public static string Of(string source, string id) => Print(Hash(source, id));

    internal static UInt128 Hash(string source, string id)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(id);
        var size = Encoding.UTF8.GetMaxByteCount(source.Length + 1 + id.Length);
        var text = size <= 1024 ? stackalloc byte[size] : new byte[size];
        var used = Encoding.UTF8.GetBytes(source, text);
        text[used++] = (byte)'\n';
        used += Encoding.UTF8.GetBytes(id, text[used..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..used], hash);
        return Parse(hash[..Size]);
    }

    internal static UInt128 Parse(ReadOnlySpan<byte> bytes)
    {
        UInt128 key = 0;
        foreach (var next in bytes)
            key = (key << 8) | next;
        return key;
    }

    internal static string Print(UInt128 key) => string.Create(24, key, static (text, rest) =>
    {
        for (var at = text.Length - 1; at >= 0; at--, rest >>= 5)
            text[at] = Alphabet[(int)(uint)rest & 31];
    });
}

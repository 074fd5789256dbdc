using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace CustomerHealth.Service.Tokens;

/// <summary>
/// A refresh token as its client holds it: whose it is, of which family, and 256 random bits, as one opaque text. The first two only say
/// where to look; the store has the hash of the whole.
/// </summary>
internal sealed class RefreshToken
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;
    private const int Bytes = IdBytes + IdBytes + SecretBytes;

    private readonly byte[] bytes;

    private RefreshToken(byte[] bytes) => this.bytes = bytes;

    public Guid User => new(bytes.AsSpan(0, IdBytes), bigEndian: true);

    public Guid Family => new(bytes.AsSpan(IdBytes, IdBytes), bigEndian: true);

    public string Text => Base64Url.EncodeToString(bytes);

    /// <summary>A plain hash is enough: nobody guesses 256 random bits, however fast the hash.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static RefreshToken New(Guid user, Guid family)
    {
        var bytes = new byte[Bytes];
        user.TryWriteBytes(bytes, bigEndian: true, out _);
        family.TryWriteBytes(bytes.AsSpan(IdBytes), bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes.AsSpan(IdBytes + IdBytes));
        return new RefreshToken(bytes);
    }

    /// <summary>Null for what cannot be one.</summary>
    public static RefreshToken? Read(string text)
    {
        var bytes = new byte[Bytes];
        return text.Length == Base64Url.GetEncodedLength(Bytes)
            && Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done // The Try method throws at other letters.
            && written == Bytes
                ? new RefreshToken(bytes)
                : null;
    }
}

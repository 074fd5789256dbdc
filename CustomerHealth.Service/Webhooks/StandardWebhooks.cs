using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Service.Webhooks;

/// <summary>
/// Signatures by Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec): HMAC-SHA256 over <c>id.timestamp.body</c>, the
/// body as its very bytes. Pure.
/// </summary>
public static class StandardWebhooks
{
    public const string SecretPrefix = "whsec_";

    /// <summary>How far a sender's clock may be from ours, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const string Version = "v1,";
    private const int SecretBytes = 32;

    /// <summary>A signature header with more values is no rotation but an attempt to make us work.</summary>
    private const int MostSignatures = 16;

    /// <summary>A secret as people copy it.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    public static string Sign(string secret, string id, long timestamp, ReadOnlySpan<byte> body) =>
        Version + Convert.ToBase64String(Hash(KeyOf(secret), id, timestamp, body));

    /// <summary>Whether one of the signatures was made with one of the secrets. Every pair is compared, in constant time.</summary>
    /// <param name="signatures">The header: values separated by spaces; those of another version are passed over.</param>
    public static bool IsSigned(IEnumerable<string> secrets, string signatures, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var sent = signatures
            .Split(' ', MostSignatures + 1, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostSignatures)
            .Where(value => value.StartsWith(Version, StringComparison.Ordinal))
            .Select(value => Decode(value[Version.Length..]))
            .ToList();
        var isSigned = false;
        foreach (var secret in secrets)
        {
            var expected = Hash(KeyOf(secret), id, timestamp, body);
            foreach (var signature in sent)
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return isSigned;
    }

    public static bool IsTimely(long timestamp, DateTimeOffset now) =>
        Math.Abs((decimal)timestamp - now.ToUnixTimeSeconds()) <= (decimal)Tolerance.TotalSeconds;

    private static byte[] KeyOf(string secret) =>
        Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);

    private static byte[] Hash(byte[] key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>Nothing for what is no base64: it equals no signature.</summary>
    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}

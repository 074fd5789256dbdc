using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CustomerHealth.Service.Tokens;

/// <summary>
/// The keys of access tokens by their ids. An id follows from its key, so that nobody has to invent one, and two instances with the same
/// setting agree; what a token says its key's id is, is looked up here and used for nothing else.
/// </summary>
internal sealed class TokenKeys
{
    private const int RandomBytes = 32;

    private readonly Dictionary<string, SymmetricSecurityKey> keys;

    public TokenKeys(IOptions<TokenOptions> options)
    {
        var current = Read(options.Value.SigningKey) ?? Named(RandomNumberGenerator.GetBytes(RandomBytes));
        var previous = Read(options.Value.PreviousSigningKey);
        keys = new[] { current, previous }.OfType<SymmetricSecurityKey>().DistinctBy(key => key.KeyId).ToDictionary(key => key.KeyId);
        Current = new SigningCredentials(current, SecurityAlgorithms.HmacSha256);
    }

    /// <summary>What signs.</summary>
    public SigningCredentials Current { get; }

    /// <summary>
    /// Keys of another purpose, one from each of ours, the one that signs first. None says anything about the key it is derived from, or
    /// about one of another purpose.
    /// </summary>
    public IReadOnlyList<byte[]> DeriveAll(string purpose) =>
    [
        .. keys.Values.OrderByDescending(key => key == Current.Key)
            .Select(key => HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Key, RandomBytes, info: Encoding.UTF8.GetBytes(purpose))),
    ];

    public SecurityKey? Find(string? id) => id is null ? null : keys.GetValueOrDefault(id);

    private static SymmetricSecurityKey? Read(string? text) => string.IsNullOrEmpty(text) ? null : Named(Encoding.UTF8.GetBytes(text));

    private static SymmetricSecurityKey Named(byte[] key) =>
        new(key) { KeyId = Convert.ToHexStringLower(HMACSHA256.HashData(key, "key id"u8))[..16] };
}

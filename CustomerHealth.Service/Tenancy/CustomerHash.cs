using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Service.Tenancy;

/// <summary>
/// The 20 bits that place a customer: the first bits of SHA-256 over <c>tenant|customer</c>. Uniform, so no partition is hot by order
/// of creation, and short enough to travel inside the ids of a customer's records.
/// </summary>
public static class CustomerHash
{
    /// <summary>Bits of the hash; the most a store can be sharded by.</summary>
    public const int Bits = 20;

    public static int Of(TenantId tenant, string customerId)
    {
        Span<byte> text = stackalloc byte[256];
        var length = Encoding.UTF8.GetBytes($"{tenant.Value}|{customerId}", text);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) >> (32 - Bits));
    }
}

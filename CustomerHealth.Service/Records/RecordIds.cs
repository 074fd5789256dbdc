using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Records;

/// <summary>
/// Ids of what belongs to a customer: UUIDs of version 8 (RFC 9562 §5.8) whose first 20 bits are the <see cref="CustomerHash"/> of the
/// owner, so that a bare id leads to its shard. In text: the first five digits are the shard's partition, for 20 bits of sharding.
/// </summary>
public static class RecordIds
{
    /// <summary>A new one; the rest is random.</summary>
    public static Guid New(TenantId tenant, string customerId)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Made(bytes, CustomerHash.Of(tenant, customerId));
    }

    /// <summary>The one that follows from what the thing is called within its customer: the same every time.</summary>
    public static Guid Derived(TenantId tenant, string customerId, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value}|{customerId}|{name}"), hash);
        return Made(hash[..16], CustomerHash.Of(tenant, customerId));
    }

    /// <summary>The id of an entity that a sender named: its own name where it is such an id of that customer, else one derived.</summary>
    public static Guid OfEntity(TenantId tenant, string customerId, string kind, string name) =>
        Guid.TryParseExact(name, "D", out var id) && TryReadHash(id, out var hash) && hash == CustomerHash.Of(tenant, customerId)
            ? id
            : Derived(tenant, customerId, $"{kind}|{name}");

    /// <summary>The owner's hash in an id; false when it is not an id of ours.</summary>
    public static bool TryReadHash(Guid id, out int hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        hash = (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) >> (32 - CustomerHash.Bits));
        return bytes[6] >> 4 == 8 && bytes[8] >> 6 == 2;
    }

    private static Guid Made(Span<byte> bytes, int hash)
    {
        var first = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ((uint)hash << (32 - CustomerHash.Bits)) | (first >> CustomerHash.Bits));
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

using System.Buffers.Binary;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// Ids of reports: UUIDs of version 7 (RFC 9562 §5.7), which begin with the millisecond they were made in. Their rows are kept under the
/// complement, so that the newest report comes first and a bare id leads to its row.
/// </summary>
internal static class ReportIds
{
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>32 digits; of two ids the later one has the lower ones.</summary>
    public static string Descending(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Complement(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>What every id made before a moment sorts at or after.</summary>
    public static string DescendingFrom(DateTimeOffset moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        Complement(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    public static Guid Read(string descending)
    {
        var bytes = Convert.FromHexString(descending);
        Complement(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    private static void Complement(Span<byte> bytes)
    {
        foreach (ref var part in bytes)
        {
            part = (byte)~part;
        }
    }
}

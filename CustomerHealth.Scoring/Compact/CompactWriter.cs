using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace CustomerHealth.Scoring.Compact;

/// <summary>
/// Writes the stored formats. Every value has exactly one encoding, so that equal states have equal bytes.
/// Numbers are LEB128 varints; a time is written in the coarsest unit that holds it without loss.
/// </summary>
internal sealed class CompactWriter
{
    // A word (source, kind, currency) is spelled out where it first appears and is a number from then on. The entities
    // are written in canonical order, so the order of first appearance is canonical too.
    private Dictionary<string, uint>? words;

    // Pooled: every applied event writes five values, and buffers of their own were most of what that allocated.
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(2048);
    private int length;

    /// <summary>What was written; ends the writing.</summary>
    public byte[] ToArray()
    {
        var written = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, length) = ([], 0);
        return written;
    }

    public void Byte(byte value)
    {
        Reserve(1);
        buffer[length++] = value;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(buffer.AsSpan(length));
        length += value.Length;
    }

    public void WideNumber(UInt128 value)
    {
        Reserve(19);
        while (value >= 0x80)
        {
            buffer[length++] = (byte)((byte)value | 0x80);
            value >>= 7;
        }

        buffer[length++] = (byte)value;
    }

    /// <summary>A number of 0 or more.</summary>
    public void Number(long value) => NarrowNumber(checked((ulong)value));

    public void FixedNumber(ulong value)
    {
        Reserve(8);
        BinaryPrimitives.WriteUInt64BigEndian(buffer.AsSpan(length), value);
        length += 8;
    }

    public void Time(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var unit = 3;
        while (unit > 0 && ticks % TimeUnits.Ticks[unit - 1] == 0)
            unit--;

        var units = ticks / TimeUnits.Ticks[unit];
        var zigzag = (ulong)((units << 1) ^ (units >> 63));
        if (zigzag >> 62 == 0)
            NarrowNumber((zigzag << 2) | (uint)unit);
        else
            WideNumber(((UInt128)zigzag << 2) | (uint)unit);
    }

    public void OptionalTime(DateTimeOffset? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } time)
            Time(time);
    }

    public void OptionalDay(DateOnly? value) => Number(value is { } day ? day.DayNumber + 1L : 0);

    public void Text(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Number(size);
        Reserve(size);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    /// <summary>An id: 16 bytes if it is a lower-case GUID as "D" prints it, else its text.</summary>
    /// <param name="same">An id the reader knows already; equal ones cost one byte.</param>
    public void Id(string value, string? same = null)
    {
        if (same is not null && string.Equals(value, same, StringComparison.Ordinal))
        {
            Number(0);
        }
        else if (IsCanonicalGuid(value, out var guid))
        {
            Number(1);
            Reserve(16);
            guid.TryWriteBytes(buffer.AsSpan(length), bigEndian: true, out _);
            length += 16;
        }
        else
        {
            Number(2);
            Text(value);
        }
    }

    public void Word(string? value)
    {
        if (value is null)
        {
            Number(0);
        }
        else if (words is not null && words.TryGetValue(value, out var known))
        {
            Number(known);
        }
        else
        {
            words ??= new Dictionary<string, uint>(StringComparer.Ordinal);
            words.Add(value, (uint)words.Count + 2);
            Number(1);
            Text(value);
        }
    }

    /// <summary>An amount without trailing zeros, so that 1.50 and 1.5 are the same bytes.</summary>
    public void Money(decimal value)
    {
        var normal = Amounts.Normal(value);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(normal, bits);
        Byte((byte)(normal.Scale | (normal < 0 ? 0x80 : 0)));
        WideNumber(new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
    }

    // The runtime also accepts upper case and, for old times' sake, "0x" and "+" within a group. Those would read back
    // differently, so only what prints the same is packed.
    // The same bytes as WideNumber, without arithmetic on 128 bits for what fits 64.
    private void NarrowNumber(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            buffer[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[length++] = (byte)value;
    }

    private static bool IsCanonicalGuid(string value, out Guid guid)
    {
        Span<char> printed = stackalloc char[36];
        return Guid.TryParseExact(value, "D", out guid)
            && guid.TryFormat(printed, out _, "D")
            && value.AsSpan().SequenceEqual(printed);
    }

    private void Reserve(int count)
    {
        if (buffer.Length - length >= count)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + count));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace CustomerHealth.Scoring.Compact;

/// <summary>Reads what <see cref="CompactWriter"/> wrote. Anything else is a <see cref="FormatException"/> that says where.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes, string subject)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly string subject = subject;
    private int position;
    private string[] words = [];
    private int wordCount;

    /// <summary>The version of the layout that is read, where it has several; 0 until it is known.</summary>
    public int Version { get; set; }

    public byte Byte()
    {
        if (position >= bytes.Length)
            throw Bad("the bytes end in the middle of a value");
        return bytes[position++];
    }

    /// <summary>A number of 0 or more that fits a long.</summary>
    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)value;
        }

        throw Bad("a number is too long");
    }

    /// <summary>A number of up to 105 bits: an amount needs 96, a time 65.</summary>
    public UInt128 WideNumber()
    {
        UInt128 value = 0;
        for (var shift = 0; shift < 105; shift += 7)
        {
            var next = Byte();
            value |= (UInt128)(uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Bad("a number is too long");
    }

    /// <summary>A number of 0 to <paramref name="most"/>.</summary>
    public int Number(int most)
    {
        var value = Number();
        return value <= most ? (int)value : throw Bad($"{value} is more than {most}");
    }

    /// <summary>How many items follow. Each takes a byte at least, so a damaged count cannot ask for endless memory.</summary>
    public int Count() => Number(bytes.Length - position);

    public ulong FixedNumber() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - position)
            throw Bad("the bytes end in the middle of a value");
        var taken = bytes.Slice(position, count);
        position += count;
        return taken;
    }

    public DateTimeOffset Time()
    {
        var code = WideNumber();
        var zigzag = (Int128)(code >> 2);
        var units = (zigzag >> 1) ^ -(zigzag & 1);
        var ticks = units * TimeUnits.Ticks[(int)(uint)code & 3] + DateTimeOffset.UnixEpoch.UtcTicks;
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
            throw Bad("a time lies outside the years 1 to 9999");
        return new DateTimeOffset((long)ticks, TimeSpan.Zero);
    }

    public DateTimeOffset? OptionalTime() => Number(1) == 0 ? null : Time();

    public DateOnly? OptionalDay()
    {
        var code = Number(DateOnly.MaxValue.DayNumber + 1);
        return code == 0 ? null : DateOnly.FromDayNumber(code - 1);
    }

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public string Id(string? same = null)
    {
        var form = Number(2);
        if (form == 2)
            return Text();
        if (form == 1)
            return new Guid(Take(16), bigEndian: true).ToString("D");
        return same ?? throw Bad("an id is missing");
    }

    public string? Word()
    {
        var code = Number(int.MaxValue);
        if (code == 0)
            return null;
        if (code >= 2)
            return code - 2 < wordCount ? words[code - 2] : throw Bad("a word is referred to that was not written");

        if (wordCount == words.Length)
            Array.Resize(ref words, Math.Max(8, wordCount * 2));
        return words[wordCount++] = Text();
    }

    public string RequiredWord() => Word() ?? throw Bad("a word is missing");

    public decimal Money()
    {
        var head = Byte();
        var value = WideNumber();
        if ((head & 0x7F) > 28 || value >> 96 != 0)
            throw Bad("an amount is no decimal");
        return new decimal((int)(uint)value, (int)(uint)(value >> 32), (int)(uint)(value >> 64), head >= 0x80, (byte)(head & 0x7F));
    }

    public void End()
    {
        if (position != bytes.Length)
            throw Bad($"{bytes.Length - position} bytes are left over");
    }

    public readonly FormatException Bad(string why) => new($"{subject} cannot be read: {why} (byte {position} of {bytes.Length}).");
}

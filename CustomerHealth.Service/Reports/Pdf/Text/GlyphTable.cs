using static System.Buffers.Binary.BinaryPrimitives;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// Which characters a TrueType font has, and how wide they are: its tables <c>cmap</c> (formats 4 and 12), <c>hmtx</c>, <c>hhea</c> and
/// <c>head</c>, as in the OpenType specification. The outlines are not read.
/// </summary>
internal sealed class GlyphTable
{
    private readonly byte[] characters;
    private readonly int subtable;
    private readonly ushort[] advances;
    private readonly double unitsPerEm;

    private GlyphTable(byte[] characters, ushort[] advances, int unitsPerEm)
    {
        this.characters = characters;
        this.advances = advances;
        this.unitsPerEm = unitsPerEm;
        subtable = Find(characters);
    }

    public static GlyphTable Read(Func<Stream> open)
    {
        using var stream = open();
        var head = new byte[12];
        stream.ReadExactly(head);
        var directory = new byte[16 * ReadUInt16BigEndian(head.AsSpan(4))];
        stream.ReadExactly(directory);

        byte[] Table(string tag)
        {
            for (var entry = 0; entry < directory.Length; entry += 16)
            {
                if (System.Text.Encoding.ASCII.GetString(directory, entry, 4) == tag)
                {
                    var table = new byte[ReadInt32BigEndian(directory.AsSpan(entry + 12))];
                    stream.Position = ReadInt32BigEndian(directory.AsSpan(entry + 8));
                    stream.ReadExactly(table);
                    return table;
                }
            }

            throw new InvalidDataException($"A font without its table '{tag}'.");
        }

        var advances = new ushort[ReadUInt16BigEndian(Table("hhea").AsSpan(34))];
        var metrics = Table("hmtx");
        for (var glyph = 0; glyph < advances.Length; glyph++)
        {
            advances[glyph] = ReadUInt16BigEndian(metrics.AsSpan(4 * glyph));
        }

        return new GlyphTable(Table("cmap"), advances, ReadUInt16BigEndian(Table("head").AsSpan(18)));
    }

    /// <summary>0 where the font lacks the character.</summary>
    public int GlyphOf(int codePoint) => UInt16(subtable) == 12 ? InGroups(codePoint) : codePoint <= 0xFFFF ? InSegments(codePoint) : 0;

    /// <summary>As a share of the font's size; that of the glyph for what is missing where the font lacks the character.</summary>
    public double Advance(int codePoint) => advances[Math.Min(GlyphOf(codePoint), advances.Length - 1)] / unitsPerEm;

    /// <summary>The one for all of Unicode, else the one for the basic plane.</summary>
    private static int Find(byte[] characters)
    {
        int? basic = null;
        for (var record = 4; record < 4 + (8 * ReadUInt16BigEndian(characters.AsSpan(2))); record += 8)
        {
            var offset = ReadInt32BigEndian(characters.AsSpan(record + 4));
            switch (ReadUInt32BigEndian(characters.AsSpan(record)), ReadUInt16BigEndian(characters.AsSpan(offset)))
            {
                case (0x0003_000A, 12):
                    return offset;
                case (0x0003_0001, 4):
                    basic = offset;
                    break;
            }
        }

        return basic ?? throw new InvalidDataException("A font without a table of Unicode characters.");
    }

    private int InGroups(int codePoint)
    {
        var (low, high) = (0, ReadInt32BigEndian(characters.AsSpan(subtable + 12)) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = characters.AsSpan(subtable + 16 + (12 * middle));
            var first = ReadInt32BigEndian(group);
            if (codePoint < first)
            {
                high = middle - 1;
            }
            else if (codePoint > ReadInt32BigEndian(group[4..]))
            {
                low = middle + 1;
            }
            else
            {
                return ReadInt32BigEndian(group[8..]) + codePoint - first;
            }
        }

        return 0;
    }

    private int InSegments(int codePoint)
    {
        var size = UInt16(subtable + 6);
        var ends = subtable + 14;
        var segment = 0;
        while (segment < size && UInt16(ends + segment) < codePoint)
        {
            segment += 2;
        }

        var starts = ends + size + 2;
        if (segment >= size || UInt16(starts + segment) > codePoint)
        {
            return 0;
        }

        var delta = UInt16(starts + size + segment);
        var range = starts + (2 * size) + segment;
        if (UInt16(range) == 0)
        {
            return (codePoint + delta) & 0xFFFF;
        }

        var glyph = UInt16(range + UInt16(range) + (2 * (codePoint - UInt16(starts + segment))));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private int UInt16(int offset) => ReadUInt16BigEndian(characters.AsSpan(offset));
}

using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CustomerHealth.Service.Reports.Pdf.Saving;

/// <summary>
/// The objects of a PDF as PDFsharp has just written it: numbered from 1 without gaps, in this order, streams uncompressed, a table of
/// their places at the end. Not for files of others.
/// </summary>
internal sealed class WrittenObjects
{
    private readonly ReadOnlyMemory<byte> written;
    private readonly int table;
    private readonly int[] starts;

    public WrittenObjects(ReadOnlyMemory<byte> written)
    {
        this.written = written;
        var bytes = written.Span;
        var end = bytes.LastIndexOf("startxref"u8);
        table = Number(bytes[(end + "startxref".Length)..]);
        var trailer = table + bytes[table..end].LastIndexOf("trailer"u8);
        Trailer = Encoding.Latin1.GetString(bytes[trailer..end]);
        // A line of the table has twenty bytes and begins with the place; the first is of no object.
        var lines = bytes[table..trailer].IndexOf(" 65535 f"u8) + table + 10;
        starts = new int[(trailer - lines) / 20];
        for (var index = 0; index < starts.Length; index++)
        {
            starts[index] = Number(bytes[(lines + (20 * index))..]);
        }
    }

    public int Count => starts.Length;

    /// <summary>What is before the first object.</summary>
    public ReadOnlyMemory<byte> Head => written[..starts[0]];

    /// <summary>From the word to the end of its dictionary.</summary>
    public string Trailer { get; }

    public bool IsMetadata(int index) => Bytes(index) is var bytes && bytes[..Math.Min(bytes.Length, 200)].IndexOf("/Type/Metadata"u8) >= 0;

    /// <summary>Writes an object; its stream, if it has one, compressed.</summary>
    public void Copy(int index, Stream file)
    {
        var bytes = Bytes(index);
        var begins = bytes.IndexOf(">>\nstream\n"u8);
        if (begins < 0)
        {
            file.Write(bytes);
            return;
        }

        var length = bytes.IndexOf("/Length "u8);
        var number = Number(bytes[(length + "/Length ".Length)..]);
        var data = Compressed(bytes.Slice(begins + ">>\nstream\n".Length, number));
        var digits = number.ToString(CultureInfo.InvariantCulture).Length;
        file.Write(bytes[..length]);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/Filter/FlateDecode/Length {data.Length}")));
        file.Write(bytes[(length + "/Length ".Length + digits)..begins]);
        file.Write(">>\nstream\n"u8);
        file.Write(data);
        file.Write("\nendstream\nendobj\n"u8);
    }

    private static byte[] Compressed(ReadOnlySpan<byte> data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }

    private static int Number(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \r\n"u8);
        return int.Parse(bytes[..bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9')], CultureInfo.InvariantCulture);
    }

    private ReadOnlySpan<byte> Bytes(int index) => written.Span[starts[index]..(index + 1 < starts.Length ? starts[index + 1] : table)];
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Pdf;

namespace CustomerHealth.Service.Reports.Pdf.Saving;

/// <summary>
/// Writes a PDF so that the same pages give the same bytes. PDFsharp takes random numbers in three places: the tags of embedded fonts,
/// which are named anew before it writes; the file's id, which becomes the hash of what is written; and its metadata (XMP), which moreover
/// would not be well-formed for a title with an ampersand, so that ours takes its place.
/// </summary>
internal static class StableFile
{
    private const int IdLength = 16;

    private static readonly string NoId = new('\u0001', IdLength);
    private static readonly string NoIdWritten = Convert.ToHexString(Encoding.Latin1.GetBytes(NoId));

    public static byte[] Write(PdfDocument document)
    {
        NameFonts(document);
        document.Internals.FirstDocumentID = NoId;
        document.Internals.SecondDocumentID = NoId;
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return WithMetadata(stream.GetBuffer().AsSpan(0, (int)stream.Length), Metadata.Of(document.Info));
    }

    /// <summary>A subset's tag is six letters before its name, one for each font: AAAAAA, AAAAAB and so on.</summary>
    private static void NameFonts(PdfDocument document)
    {
        var names = new Dictionary<string, string>();
        foreach (var item in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            foreach (var key in new[] { "/BaseFont", "/FontName" })
            {
                if (item.Elements.ContainsKey(key) && item.Elements.GetName(key) is var name && name.IndexOf('+', StringComparison.Ordinal) == 7)
                {
                    if (!names.TryGetValue(name, out var stable))
                    {
                        names[name] = stable = $"/AAAAA{(char)('A' + names.Count)}{name[7..]}";
                    }

                    item.Elements.SetName(key, stable);
                }
            }
        }
    }

    /// <summary>The metadata is the last object before the table of objects, so nothing but the table moves with its length.</summary>
    private static byte[] WithMetadata(ReadOnlySpan<byte> written, byte[] metadata)
    {
        var table = int.Parse(LastLine(written, "startxref"u8), CultureInfo.InvariantCulture);
        var entries = written[table..][..written[table..].LastIndexOf("trailer"u8)].TrimEnd("\r\n "u8);
        var entry = Encoding.ASCII.GetString(entries[(entries.LastIndexOf((byte)'\n') + 1)..]);
        var last = int.Parse(entry.AsSpan(0, 10), CultureInfo.InvariantCulture);
        var old = written[last..table];
        if (old.IndexOf("/Metadata"u8) < 0)
        {
            throw new InvalidOperationException("The last object of the PDF is not its metadata.");
        }

        using var file = new MemoryStream();
        file.Write(written[..last]);
        file.Write(old[..(old.IndexOf("obj"u8) + 3)]);
        file.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"\n<</Type/Metadata/Subtype/XML/Length {metadata.Length}>>\nstream\n")));
        file.Write(metadata);
        file.Write("\nendstream\nendobj\n"u8);
        var moved = file.Length;
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, IdLength));
        var tail = Encoding.Latin1.GetString(written[table..]).Replace(NoIdWritten, id, StringComparison.OrdinalIgnoreCase);
        file.Write(Encoding.Latin1.GetBytes(tail[..tail.LastIndexOf("startxref", StringComparison.Ordinal)]));
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{moved}\n%%EOF\n")));
        return file.ToArray();
    }

    private static string LastLine(ReadOnlySpan<byte> written, ReadOnlySpan<byte> word)
    {
        var after = written[(written.LastIndexOf(word) + word.Length)..].TrimStart("\r\n"u8);
        return Encoding.ASCII.GetString(after[..after.IndexOfAny("\r\n"u8)]);
    }
}

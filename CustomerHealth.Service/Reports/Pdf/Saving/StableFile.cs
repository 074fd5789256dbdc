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
        // Compressed by WrittenObjects: PDFsharp leaves out the checksum of its streams, and strict readers complain.
        document.Options.NoCompression = true;
        document.Options.CompressContentStreams = false;
        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return Rewritten(new WrittenObjects(stream.GetBuffer().AsMemory(0, (int)stream.Length)), Metadata.Of(document.Info));
    }

    /// <summary>A subset's tag is six letters before its name, other ones for each font: AAAAAA, AAAAAB and so on.</summary>
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
                        names[name] = stable = $"/AAAAA{(char)('A' + names.Count)}{name[7..].Replace(" ", "", StringComparison.Ordinal)}";
                    }

                    item.Elements.SetName(key, stable);
                }
            }
        }
    }

    private static byte[] Rewritten(WrittenObjects written, byte[] metadata)
    {
        using var file = new MemoryStream();
        file.Write(written.Head.Span);
        var offsets = new long[written.Count];
        for (var index = 0; index < offsets.Length; index++)
        {
            offsets[index] = file.Length;
            if (written.IsMetadata(index))
            {
                file.Write(Encoding.ASCII.GetBytes($"{index + 1} 0 obj\n<</Type/Metadata/Subtype/XML/Length {metadata.Length}>>\nstream\n"));
                file.Write(metadata);
                file.Write("\nendstream\nendobj\n"u8);
            }
            else
            {
                written.Copy(index, file);
            }
        }

        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, IdLength));
        var table = new StringBuilder($"xref\n0 {offsets.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            table.Append($"{offset:D10} 00000 n \n");
        }

        table.Append(written.Trailer.Replace(NoIdWritten, id, StringComparison.OrdinalIgnoreCase)).Append($"startxref\n{file.Length}\n%%EOF\n");
        file.Write(Encoding.Latin1.GetBytes(table.ToString()));
        return file.ToArray();
    }
}

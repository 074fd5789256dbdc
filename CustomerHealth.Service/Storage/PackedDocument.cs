using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomerHealth.Service.Storage;

/// <summary>A JSON document, compressed, in the binary properties of table rows: 64 KiB each, 14 to a row.</summary>
internal static class PackedDocument
{
    private const int PropertiesPerRow = 14;

    /// <summary>Bytes of one row's share.</summary>
    public const int RowBytes = PropertiesPerRow * TableLimits.PropertyBytes;

    public static byte[] Pack<T>(T document, JsonTypeInfo<T> json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, document, json);
        }

        return packed.ToArray();
    }

    public static T Unpack<T>(byte[] packed, JsonTypeInfo<T> json)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, json) ?? throw new InvalidDataException("A packed document is JSON null.");
    }

    /// <summary>Puts one row's share of the bytes into its properties.</summary>
    public static void Fill(TableRow row, ReadOnlySpan<byte> share)
    {
        for (var index = 0; index == 0 || index * TableLimits.PropertyBytes < share.Length; index++)
        {
            var start = index * TableLimits.PropertyBytes;
            row[NameOf(index)] = share[start..Math.Min(share.Length, start + TableLimits.PropertyBytes)].ToArray();
        }
    }

    /// <summary>The bytes of one or more rows, in their order.</summary>
    public static byte[] Join(IEnumerable<TableRow> rows)
    {
        using var whole = new MemoryStream();
        foreach (var row in rows)
        {
            for (var index = 0; row.GetBinary(NameOf(index)) is { } bytes; index++)
            {
                whole.Write(bytes);
            }
        }

        return whole.ToArray();
    }

    private static string NameOf(int index) => $"Doc{index}";
}

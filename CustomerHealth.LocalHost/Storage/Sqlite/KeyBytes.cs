using System.Text;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>
/// Keys as bytes whose order is the ordinal order of .NET and Azure Tables, which compare UTF-16 units.
/// </summary>
/// <remarks>
/// Plain UTF-8 sorts an astral character (a surrogate pair, U+D83D…) after U+FFFD, UTF-16 before it. So each UTF-16 unit is encoded by
/// itself (CESU-8, unicode.org/reports/tr26): the same bytes as UTF-8 for everything below U+10000, and the right order above.
/// </remarks>
internal static class KeyBytes
{
    /// <summary>Greater than every key.</summary>
    public static readonly byte[] AfterAll = [0xFF];

    public static byte[] Encode(string key)
    {
        if (Ascii.IsValid(key))
        {
            return Encoding.ASCII.GetBytes(key);
        }

        var bytes = new List<byte>(key.Length * 3);
        foreach (int unit in key)
        {
            if (unit < 0x80)
            {
                bytes.Add((byte)unit);
            }
            else if (unit < 0x800)
            {
                bytes.AddRange([(byte)(0xC0 | (unit >> 6)), (byte)(0x80 | (unit & 0x3F))]);
            }
            else
            {
                bytes.AddRange([(byte)(0xE0 | (unit >> 12)), (byte)(0x80 | ((unit >> 6) & 0x3F)), (byte)(0x80 | (unit & 0x3F))]);
            }
        }

        return [.. bytes];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var key = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            int first = bytes[at];
            if (first < 0x80)
            {
                key.Append((char)first);
                at += 1;
            }
            else if (first < 0xE0)
            {
                key.Append((char)(((first & 0x1F) << 6) | (bytes[at + 1] & 0x3F)));
                at += 2;
            }
            else
            {
                key.Append((char)(((first & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F)));
                at += 3;
            }
        }

        return key.ToString();
    }
}

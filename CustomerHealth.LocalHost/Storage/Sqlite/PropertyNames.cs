using System.Collections.Concurrent;
using System.Text;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>The product has a few dozen property names and reads them in every row: one string each, not one per row.</summary>
internal static class PropertyNames
{
    // Names come from code, but a foreign file might hold any number of them.
    private const int Kept = 4_096;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(ReadOnlySpan<byte> ascii)
    {
        Span<char> characters = stackalloc char[ascii.Length];
        Encoding.ASCII.GetChars(ascii, characters);
        if (BySpan.TryGetValue(characters, out var name))
        {
            return name;
        }

        name = new string(characters);
        return Known.Count < Kept ? Known.GetOrAdd(name, name) : name;
    }
}

/// <summary>The property names a reader wants.</summary>
internal sealed class PropertySelection
{
    private readonly byte[][] names;

    private PropertySelection(IReadOnlyCollection<string> select) => names = [.. select.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Null, for everything, stays null.</summary>
    public static PropertySelection? Of(IReadOnlyCollection<string>? select) => select is null ? null : new PropertySelection(select);

    public bool Contains(ReadOnlySpan<byte> name)
    {
        // Projections name a handful of properties; comparing spans in turn beats hashing.
        foreach (var wanted in names)
        {
            if (name.SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>
/// How many different names were seen, in bounded space: the 256 smallest 64-bit hashes of the names. Exact up to 256
/// names, an estimate beyond, and independent of the order. Source: Bar-Yossef, Jayram, Kumar, Sivakumar and Trevisan,
/// "Counting distinct elements in a data stream" (RANDOM 2002), k minimum values.
/// </summary>
internal sealed class DistinctNames
{
    /// <summary>Relative standard error of the estimate beyond: about 1/√(K−2), 6 %.</summary>
    public const int Exact = 256;

    public static readonly DistinctNames None = new([], false);

    // Ascending. "More" says that at least one further name was seen; a full array alone does not.
    private readonly ulong[] smallest;
    private readonly bool more;

    private DistinctNames(ulong[] smallest, bool more)
    {
        this.smallest = smallest;
        this.more = more;
    }

    public int Count
    {
        get
        {
            if (!more)
                return smallest.Length;

            // (K − 1) ÷ the K-th smallest hash as a share of the hash space, in whole numbers: no rounding of doubles.
            var estimate = ((UInt128)(Exact - 1) << 64) / Math.Max(smallest[^1], 1);
            return (int)(uint)UInt128.Min(estimate, int.MaxValue);
        }
    }

    public DistinctNames With(HashSet<string> names)
    {
        if (names.Count == 0)
            return this;

        SortedSet<ulong>? hashes = null;
        foreach (var name in names)
        {
            // Mostly a name is known already, and nothing has to be built.
            var hash = Hash(name);
            if (Array.BinarySearch(smallest, hash) < 0)
                (hashes ??= new SortedSet<ulong>(smallest)).Add(hash);
        }

        if (hashes is null)
            return this;

        var kept = new ulong[Math.Min(hashes.Count, Exact)];
        hashes.CopyTo(kept, 0, kept.Length);
        return new DistinctNames(kept, more || hashes.Count > Exact);
    }

    public void Write(CompactWriter writer)
    {
        writer.Number((smallest.Length << 1) | (more ? 1 : 0));
        foreach (var hash in smallest)
            writer.FixedNumber(hash);
    }

    public static DistinctNames Read(ref CompactReader reader)
    {
        var head = reader.Number((Exact << 1) | 1);
        if (head == 0)
            return None;
        if ((head & 1) == 1 && head >> 1 != Exact)
            throw reader.Bad("names are said to be left out although there is room for them");

        var hashes = new ulong[head >> 1];
        for (var at = 0; at < hashes.Length; at++)
        {
            hashes[at] = reader.FixedNumber();
            if (at > 0 && hashes[at] <= hashes[at - 1])
                throw reader.Bad("the hashes of names are out of order");
        }

        return new DistinctNames(hashes, (head & 1) == 1);
    }

    // A cryptographic hash is not needed for secrecy but for evenness: the estimate assumes evenly spread hashes.
    private static ulong Hash(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}

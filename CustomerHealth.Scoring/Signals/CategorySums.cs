namespace CustomerHealth.Scoring.Signals;

/// <summary>
/// Sums per product category in bounded space: each category on its own for the first so many names by their ordinals, the rest together.
/// Which are kept depends on the set of names alone. A name that is left out once has so many smaller ones before it, and seeing more
/// names never takes one of those away; so it stays out, and what is kept was kept from its first purchase on. Keeping the largest sums
/// instead would depend on the order: one that is small and goes into the rest today might have become large tomorrow.
/// </summary>
public sealed class CategorySums
{
    private readonly SortedList<string, CategorySum> named;
    private readonly int most;

    /// <param name="most">How many categories are kept on their own, 1 or more.</param>
    public CategorySums(int most)
        : this([], default, most)
    {
    }

    /// <summary>The same sums, to go on with.</summary>
    public CategorySums(IEnumerable<KeyValuePair<string, CategorySum>> named, CategorySum others, int most)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        this.named = new SortedList<string, CategorySum>(StringComparer.Ordinal);
        this.most = most;
        Others = others;
        foreach (var (name, sum) in named)
            Add(name, sum);
    }

    /// <summary>By name, in the order of the names' ordinals.</summary>
    public IEnumerable<KeyValuePair<string, CategorySum>> Named => named;

    /// <summary>The categories beyond the bound.</summary>
    public CategorySum Others { get; private set; }

    public void Add(string name, CategorySum sum)
    {
        named[name] = named.GetValueOrDefault(name).Plus(sum);
        if (named.Count <= most)
            return;

        Others = Others.Plus(named.Values[most]);
        named.RemoveAt(most);
    }

    public void AddOthers(CategorySum sum) => Others = Others.Plus(sum);
}

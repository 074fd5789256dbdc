namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Sums by name, in the order of the names' ordinals, so that the same sums are the same bytes.</summary>
internal static class NamedSums
{
    public static IReadOnlyDictionary<string, TSum> SumByName<T, TSum>(
        this IEnumerable<T> items, Func<T, string> nameOf, Func<IReadOnlyList<T>, TSum> sum)
    {
        var sums = new SortedDictionary<string, TSum>(StringComparer.Ordinal);
        foreach (var named in items.GroupBy(nameOf, StringComparer.Ordinal))
        {
            sums.Add(named.Key, sum([.. named]));
        }

        return sums;
    }

    /// <summary>Sums of several parts, name by name.</summary>
    public static IReadOnlyDictionary<string, T> SumByName<T>(
        this IEnumerable<IReadOnlyDictionary<string, T>> parts, Func<IReadOnlyList<T>, T> sum) =>
        parts.SelectMany(part => part).SumByName(pair => pair.Key, named => sum([.. named.Select(pair => pair.Value)]));
}

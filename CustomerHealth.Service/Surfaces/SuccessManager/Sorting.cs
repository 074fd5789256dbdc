using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>In which order a list is asked for.</summary>
internal readonly record struct SortOrder(string By, bool IsDescending);

/// <summary>
/// The columns that a list can be sorted by. A name that is none of them falls back to the first, as documented. What has no value comes
/// last either way, and what is equal keeps the order of the ids, so that pages neither overlap nor leave something out.
/// </summary>
internal sealed class Sorting<T>(Func<T, Guid> id, params (string Name, Func<T, IComparable?> Key)[] columns)
{
    private static readonly Comparer<IComparable> Values = Comparer<IComparable>.Create((left, right) =>
        left is string text && right is string other ? StringComparer.OrdinalIgnoreCase.Compare(text, other)
        : left?.CompareTo(right) ?? 0); // Two without a value: those are apart from the others already.

    public SortOrder Read(SentFields query) => new(
        query.Optional("sort_by", Shape.Text(), columns[0].Name),
        query.Optional("sort_order", Shape.OneOf("asc", "desc"), "desc") == "desc");

    public IEnumerable<T> Sort(IEnumerable<T> all, SortOrder order)
    {
        var key = columns.FirstOrDefault(column => column.Name == order.By, columns[0]).Key;
        var withValue = all.OrderBy(item => key(item) is null);
        return (order.IsDescending ? withValue.ThenByDescending(key, Values!) : withValue.ThenBy(key, Values!)).ThenBy(id);
    }
}

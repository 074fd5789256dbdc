using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>Which part of a list is asked for. The answer repeats both beside the total before paging.</summary>
internal readonly record struct Paging(int Skip, int Limit)
{
    /// <param name="most">The largest limit allowed.</param>
    /// <param name="otherwise">The limit where none is sent.</param>
    public static Paging Of(SentFields query, int most = 100, int otherwise = 100) =>
        new(query.Optional("skip", Shape.Whole(0), 0), query.Optional("limit", Shape.Whole(1, most), otherwise));

    public IReadOnlyList<T> Cut<T>(IEnumerable<T> all) => [.. all.Skip(Skip).Take(Limit)];
}

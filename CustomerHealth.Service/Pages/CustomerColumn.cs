namespace CustomerHealth.Service.Pages;

/// <summary>A column of the table of customers.</summary>
/// <param name="Sort">Its name in the address of a sorted list; null when it cannot be sorted.</param>
public sealed record CustomerColumn(string Title, string? Sort, string? Class = null)
{
    public static CustomerColumn Id { get; } = new("Customer ID", "id");

    public static CustomerColumn Name { get; } = new("Customer", "name");

    public static CustomerColumn Score { get; } = new("Health Score", "score");

    public static CustomerColumn Change { get; } = new("Change, 30 days", "change", "num");

    /// <summary>In the order shown.</summary>
    public static IReadOnlyList<CustomerColumn> All { get; } =
        [Id, Name, Score, Change, new("12 weeks", null, "gap"), new("Most points lost", null)];
}

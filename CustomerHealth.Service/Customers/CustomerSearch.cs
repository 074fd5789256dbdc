namespace CustomerHealth.Service.Customers;

/// <summary>Which customers a list is asked for; null asks for any.</summary>
/// <param name="Name">Part of the name, without regard to case.</param>
/// <param name="Status">Where it is not asked for, those who have churned are left out.</param>
/// <param name="Manager">The name of who looks after them.</param>
/// <param name="ManagerId">A user's id.</param>
/// <param name="LeastScore">Whole points. A customer without a score counts as 0, since nobody has seen more of it.</param>
/// <param name="MostScore">Whole points; customers without a score are in it.</param>
public sealed record CustomerSearch(
    string? Name, CustomerStatus? Status, string? Industry, string? Manager, string? ManagerId, int? LeastScore, int? MostScore)
{
    // What costs least to look at comes first.
    public bool Wants(ListedCustomer customer) =>
        (Name is null || customer.Name.Contains(Name, StringComparison.OrdinalIgnoreCase))
        && (Industry is null || Same(customer.Industry, Industry))
        && IsInStatus(customer.Status)
        && (Manager is null || Same(customer.Account.AccountManager, Manager))
        && (ManagerId is null || customer.Account.AccountManagerId == ManagerId)
        && ((LeastScore is null && MostScore is null) || IsBetween(ScoreOf(customer) ?? 0));

    /// <summary>The success score in whole points; null for a customer without one.</summary>
    public static int? ScoreOf(ListedCustomer customer) => customer.Success?.Evaluation.Milli / 1000;

    private bool IsInStatus(CustomerStatus status) => Status is { } wanted ? status == wanted : status != CustomerStatus.Churned;

    private bool IsBetween(int score) => !(score < LeastScore) && !(score > MostScore);

    private static bool Same(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}

using CustomerHealth.Service.Dashboards.Success;

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
    /// <summary>Those who have churned are not left out where no status is asked for.</summary>
    public bool WithChurned { get; init; }

    // What costs least to look at comes first.
    public bool Wants(ListedCustomer customer) =>
        IsCalled(customer.Name)
        && IsOf(customer.Industry)
        && IsInStatus(customer.Status)
        && (Manager is null || Same(customer.Account.AccountManager, Manager))
        && (ManagerId is null || customer.Account.AccountManagerId == ManagerId)
        && (IsForAnyScore || IsBetween(ScoreOf(customer) ?? 0));

    public bool Wants(CustomerSummary customer) =>
        IsCalled(customer.Profile.Name)
        && IsOf(customer.Profile.Industry)
        && IsInStatus(customer.Standing.Status)
        && (Manager is null || Same(customer.Profile.Account.AccountManager, Manager))
        && (ManagerId is null || customer.Profile.Account.AccountManagerId == ManagerId)
        && (IsForAnyScore || IsBetween(SuccessHealth.PointsOf(customer) ?? 0));

    /// <summary>The success score in whole points; null for a customer without one.</summary>
    public static int? ScoreOf(ListedCustomer customer) => customer.Success?.Evaluation.Milli / 1000;

    private bool IsForAnyScore => LeastScore is null && MostScore is null;

    private bool IsCalled(string name) => Name is null || name.Contains(Name, StringComparison.OrdinalIgnoreCase);

    private bool IsOf(string? industry) => Industry is null || Same(industry, Industry);

    private bool IsInStatus(CustomerStatus status) =>
        Status is { } wanted ? status == wanted : WithChurned || status != CustomerStatus.Churned;

    private bool IsBetween(int score) => !(score < LeastScore) && !(score > MostScore);

    private static bool Same(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}

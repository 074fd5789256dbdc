namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Scores of some customers, as a sum that can be added up in any order.</summary>
/// <param name="Points">Whole points of all of them together.</param>
/// <param name="Customers">Those that have a score.</param>
public readonly record struct HealthSum(long Points, int Customers)
{
    /// <summary>The mean, 0–100, not rounded; null where nobody has a score.</summary>
    public decimal? Average => Customers == 0 ? null : (decimal)Points / Customers;

    public HealthSum With(int? points) => points is { } scored ? new HealthSum(Points + scored, Customers + 1) : this;

    public HealthSum Plus(HealthSum other) => new(Points + other.Points, Customers + other.Customers);
}

namespace CustomerHealth.Service.Dashboards;

/// <summary>What a dashboard of one scorecard shows, of all customers.</summary>
/// <param name="Built">When it was put together.</param>
/// <param name="Customers">All customers, scored or not.</param>
/// <param name="Run">The last nightly run that all of it has been through.</param>
public sealed record DashboardDocument(DateTimeOffset Built, int Customers, CardRollup Card, string? Run)
{
    /// <summary>Mean score in points, 0 to 100; null when nobody has one.</summary>
    public decimal? Average => Card.Scored == 0 ? null : Card.SumMilli / 1000m / Card.Scored;
}

using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>What some customers add up to for those who look after them; the sum of two is that of both.</summary>
/// <param name="Statuses">Customers by <see cref="CustomerStatus"/>.</param>
/// <param name="ContractValue">Agreed with those that have not churned.</param>
/// <param name="Health">Of all customers with a score.</param>
/// <param name="Bands">The same customers by band of the success score, the lowest first.</param>
/// <param name="Deployments">Of every product, in use or not.</param>
/// <param name="Products">One for each of <see cref="SuccessProducts.All"/>.</param>
/// <param name="Surveys">All answers there ever were.</param>
/// <param name="Managers">By name.</param>
public sealed record SuccessFigures(
    IReadOnlyList<int> Statuses,
    decimal ContractValue,
    HealthSum Health,
    IReadOnlyList<int> Bands,
    int Deployments,
    IReadOnlyDictionary<string, ProductFigures> Products,
    SurveyStatistics Surveys,
    AlertFigures Alerts,
    SegmentFigures Segments,
    IReadOnlyDictionary<string, ManagerFigures> Managers)
{
    private static readonly int StatusCount = Enum.GetValues<CustomerStatus>().Length;

    public int Customers => Statuses.Sum();

    public int CountOf(CustomerStatus status) => Statuses[(int)status];

    /// <summary>The share of a band in percent of those with a score, not rounded; 0 where nobody has one.</summary>
    public decimal PercentOf(int band) => Health.Customers == 0 ? 0 : 100m * Bands[band] / Health.Customers;

    public static SuccessFigures Of(ShardAccounts accounts, DateTimeOffset now)
    {
        var statuses = new int[StatusCount];
        var bands = new int[SuccessHealth.Bands];
        var (value, health) = (0m, default(HealthSum));
        foreach (var customer in accounts.Customers)
        {
            var status = customer.Standing.Status;
            statuses[(int)status]++;
            value += status == CustomerStatus.Churned ? 0 : customer.Standing.Contract.Value ?? 0;
            if (SuccessHealth.PointsOf(customer) is { } points)
            {
                health = health.With(points);
                bands[SuccessHealth.BandOf(points)]++;
            }
        }

        return new SuccessFigures(
            statuses,
            value,
            health,
            bands,
            accounts.Deployments.Count,
            SuccessProducts.All.ToDictionary(product => product, product => ProductFigures.Of(product, accounts), StringComparer.Ordinal),
            accounts.Surveys.Aggregate(default(SurveyStatistics), (sum, survey) => sum.With(survey.Kind, survey.Score, survey.Scale)),
            AlertFigures.Of(accounts.Alerts, now),
            SegmentFigures.Of(accounts.Customers),
            ManagerFigures.Of(accounts, now));
    }

    public static SuccessFigures Sum(IReadOnlyCollection<SuccessFigures> parts) => new(
        [.. Enumerable.Range(0, StatusCount).Select(status => parts.Sum(part => part.Statuses[status]))],
        parts.Sum(part => part.ContractValue),
        parts.Aggregate(default(HealthSum), (sum, part) => sum.Plus(part.Health)),
        [.. Enumerable.Range(0, SuccessHealth.Bands).Select(band => parts.Sum(part => part.Bands[band]))],
        parts.Sum(part => part.Deployments),
        SuccessProducts.All.ToDictionary(
            product => product,
            product => parts.Aggregate(
                ProductFigures.None, (sum, part) => sum.Plus(part.Products.GetValueOrDefault(product) ?? ProductFigures.None)),
            StringComparer.Ordinal),
        parts.Aggregate(default(SurveyStatistics), (sum, part) => sum.Plus(part.Surveys)),
        AlertFigures.Sum([.. parts.Select(part => part.Alerts)]),
        SegmentFigures.Sum([.. parts.Select(part => part.Segments)]),
        parts.Select(part => part.Managers).SumByName(ManagerFigures.Sum));
}

using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>
/// Writes reports: reads what they are about and says it. The figures are made by the code that makes those of the dashboards and lists,
/// from the customers and records themselves, so that a report never waits for the next build of a dashboard.
/// </summary>
/// <remarks>
/// Scores, contracts, statuses and open alerts are those the store has while it reads, dated by the order; the period says which answers,
/// contacts, alerts and new customers count, and which days a course shows.
/// </remarks>
public sealed class ReportWriter(
    CustomerReader customers, RecordReader records, ShardMap shards, SuccessDashboards dashboards, UserStore users)
{
    private readonly ReportReader reader = new(customers, records, shards);

    /// <summary>One request a shard and 1,000 customers in it, and one a shard and 1,000 records of each kind the report is about.</summary>
    public async Task<ReportDocument> WriteAsync(TenantId tenant, ReportOrder order, CancellationToken cancellationToken)
    {
        var terms = await TermsAsync(tenant, order, cancellationToken);
        return order.Type switch
        {
            ReportType.HealthSummary => HealthSummary.Write(
                HealthFigures.Sum(await FoldAsync(ReportRecords.None, accounts => HealthFigures.Of(accounts, terms))),
                await KeptDaysAsync(tenant, terms, HealthSummary.DaysShown(terms), cancellationToken),
                terms),
            ReportType.CsatAnalysis => CsatAnalysis.Write(
                CsatFigures.Sum(await FoldAsync(ReportRecords.Surveys, accounts => CsatFigures.Of(accounts, terms))), terms),
            ReportType.CustomerOverview => CustomerOverview.Write(
                CustomerFigures.Sum(await FoldAsync(ReportRecords.Deployments, accounts => CustomerFigures.Of(accounts, terms))), terms),
            ReportType.ExecutiveSummary => ExecutiveSummary.Write(
                ExecutiveFigures.Sum(await FoldAsync(
                    ReportRecords.Interactions | ReportRecords.Surveys | ReportRecords.Alerts, accounts => ExecutiveFigures.Of(accounts, terms))),
                await KeptDaysAsync(tenant, terms, ExecutiveSummary.DaysShown(terms), cancellationToken),
                terms),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Type, "There is no such report."),
        };

        Task<IReadOnlyCollection<T>> FoldAsync<T>(ReportRecords wanted, Func<ShardAccounts, T> fold) =>
            reader.FoldAsync(tenant, terms.Scope, wanted, fold, cancellationToken);
    }

    private async Task<ReportTerms> TermsAsync(TenantId tenant, ReportOrder order, CancellationToken cancellationToken)
    {
        var period = ReportPeriod.Of(order);
        var manager = order.Filters.ManagerId is { } id
            ? (await UserNames.ReadAsync(users, tenant, cancellationToken)).Of(id)
            : null;
        return new ReportTerms(new ReportScope(order.Filters), period, order.AsOf, ReportCover.Of(period, order.Filters, manager));
    }

    /// <summary>
    /// The days that customers do not remember any more, where a report goes back so far: the dashboards keep them, but only of all
    /// customers together.
    /// </summary>
    private async Task<HealthDays> KeptDaysAsync(
        TenantId tenant, ReportTerms terms, DayRange shown, CancellationToken cancellationToken) =>
        terms.Scope.IsEverybody && shown.From < HealthDays.RememberedFrom(terms.Today)
            ? await dashboards.HealthDaysAsync(tenant, cancellationToken)
            : HealthDays.None;
}

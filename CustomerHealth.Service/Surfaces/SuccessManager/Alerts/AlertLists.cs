using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>The lists of alerts, and their counts.</summary>
internal static class AlertLists
{
    public static async Task<IResult> ListAsync(
        HttpContext context, RecordLists lists, CustomerDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, AlertQuery.Read);
        refusal ??= await NamedCustomers.RefuseAsync(context, directory, asked?.CustomerId, cancellationToken);
        if (asked is null || refusal is not null)
        {
            return refusal!;
        }

        var now = time.GetUtcNow();
        var chosen = asked.Choose(await AllAsync(context, lists, cancellationToken), now).ToList();
        return Reply.Ok(AlertListResponse.Of(chosen, asked.Paging, now));
    }

    public static async Task<IResult> ListOfCustomerAsync(
        string id, HttpContext context, CustomerDirectory directory, AlertReader alerts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, CustomerAlertQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var customer = NamedCustomers.IdOf(id);
        if (!await directory.ExistsAsync(context.Tenant(), customer, cancellationToken))
        {
            return NamedCustomers.Unfound("path", id);
        }

        var now = time.GetUtcNow();
        var chosen = (await alerts.FindAsync(context.Tenant(), customer, cancellationToken))
            .Where(alert => asked.IncludesResolved || alert.IsOpenAt(now))
            .OrderByDescending(alert => alert.Severity).ThenByDescending(alert => alert.Raised).ThenBy(alert => alert.Id)
            .ToList();
        return Reply.Ok(AlertListResponse.Of(chosen, asked.Paging, now));
    }

    public static async Task<IResult> SummarizeAsync(
        HttpContext context, RecordLists lists, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var overview = AlertOverview.Of(await AllAsync(context, lists, cancellationToken), time.GetUtcNow());
        var known = await customers.FindManyAsync(
            context.Tenant(), overview.Urgent.Select(alert => alert.CustomerId), cancellationToken);
        return Reply.Ok(AlertDashboardSummary.Of(overview, known));
    }

    public static async Task<IResult> CountAsync(HttpContext context, RecordLists lists, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(AlertStatsResponse.Of(AlertStatistics.Of(await AllAsync(context, lists, cancellationToken), time.GetUtcNow())));

    private static Task<IReadOnlyList<CustomerAlert>> AllAsync(HttpContext context, RecordLists lists, CancellationToken cancellationToken) =>
        lists.AllAsync(context.Tenant(), CustomerAlert.Kind, cancellationToken);
}

using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>The lists of deployments, and their counts.</summary>
internal static class DeploymentLists
{
    private const int SoonDays = 30;

    public static async Task<IResult> ListAsync(
        HttpContext context, RecordLists lists, CustomerReader customers, CustomerDirectory directory, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, DeploymentQuery.Read);
        refusal ??= await NamedCustomers.RefuseAsync(context, directory, asked?.CustomerId, cancellationToken);
        if (asked is null || refusal is not null)
        {
            return refusal!;
        }

        var chosen = asked.Choose(await AllAsync(context, lists, cancellationToken)).ToList();
        var page = asked.Paging.Cut(chosen);
        var owners = await OwnersAsync(context, customers, page, cancellationToken);
        return Reply.Ok(new DeploymentListResponse(
            [.. page.Select(deployment => DeploymentWithCustomer.Of(deployment, owners.GetValueOrDefault(deployment.CustomerId)))],
            chosen.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    public static async Task<IResult> CountAsync(
        HttpContext context, RecordLists lists, ExpiringLicenses expiring, CancellationToken cancellationToken)
    {
        var all = await AllAsync(context, lists, cancellationToken);
        var soon = await expiring.FindAsync(context.Tenant(), all, SoonDays, cancellationToken);
        return Reply.Ok(DeploymentStats.Of(DeploymentCounts.Of(all), soon.Count));
    }

    public static async Task<IResult> ListExpiringAsync(
        HttpContext context, RecordLists lists, ExpiringLicenses expiring, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, ExpiringQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var shown = (await AllAsync(context, lists, cancellationToken)).Where(DeploymentShape.HasWordsFor);
        var found = await expiring.FindAsync(context.Tenant(), shown, asked.Days, cancellationToken);
        return Reply.Ok(new ExpiringDeploymentsResponse(
            [.. asked.Paging.Cut(found).Select(ExpiringDeployment.Of)], found.Count, asked.Paging.Skip, asked.Paging.Limit));
    }

    public static async Task<IResult> ListByProductAsync(
        string name, HttpContext context, RecordLists lists, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var (product, unknown) = Sent.Path("product_name", name, DeploymentShape.Products);
        var (asked, refusal) = Sent.Query(context, ProductQuery.Read);
        if (product is null || asked is null)
        {
            return unknown ?? refusal!;
        }

        var found = (await AllAsync(context, lists, cancellationToken))
            .Where(deployment => DeploymentShape.HasWordsFor(deployment) && deployment.Product == product)
            .Where(deployment => asked.IsActive is null || deployment.IsActive == asked.IsActive)
            .OrderByDescending(deployment => deployment.CreatedAt).ThenBy(deployment => deployment.Id)
            .ToList();
        var page = asked.Paging.Cut(found);
        var owners = await OwnersAsync(context, customers, page, cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Reply.Ok(new DeploymentByProductResponse(
            [.. page.Select(deployment => DeploymentByProduct.Of(deployment, owners.GetValueOrDefault(deployment.CustomerId), today))],
            found.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    private static Task<IReadOnlyList<Deployment>> AllAsync(HttpContext context, RecordLists lists, CancellationToken cancellationToken) =>
        lists.AllAsync(context.Tenant(), RecordKinds.Deployments, cancellationToken);

    private static Task<IReadOnlyDictionary<string, CustomerSummary>> OwnersAsync(
        HttpContext context, CustomerReader customers, IEnumerable<Deployment> page, CancellationToken cancellationToken) =>
        customers.FindManyAsync(context.Tenant(), page.Select(deployment => deployment.CustomerId), cancellationToken);
}

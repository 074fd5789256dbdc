using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary><c>/deployments</c>: which product is installed where, and whose licence ends.</summary>
internal static class DeploymentEndpoints
{
    public static void MapDeployments(this IEndpointRouteBuilder api)
    {
        var deployments = api.MapGroup("/deployments").WithTags("Deployments");

        var readers = deployments.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("", SuccessManagerEndpoints.Read, DeploymentLists.ListAsync)
            .TakesQuery(DeploymentQuery.Read).Answers<DeploymentListResponse>().WithSummary("Deployments of all customers");
        readers.MapMethods("/stats", SuccessManagerEndpoints.Read, DeploymentLists.CountAsync)
            .Answers<DeploymentStats>().WithSummary("How many deployments there are of what");
        readers.MapMethods("/expiring", SuccessManagerEndpoints.Read, DeploymentLists.ListExpiringAsync)
            .TakesQuery(ExpiringQuery.Read).Answers<ExpiringDeploymentsResponse>().WithSummary("Licences that end soon, the soonest first");
        readers.MapMethods("/by-product/{name}", SuccessManagerEndpoints.Read, DeploymentLists.ListByProductAsync)
            .TakesQuery(ProductQuery.Read).Answers<DeploymentByProductResponse>().WithSummary("Who has a product, and how they are");
        readers.MapMethods("/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<DeploymentDetailResponse>().WithSummary("One deployment with its customer and the customer's scores");

        var writers = deployments.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        writers.MapPost("", AddAsync)
            .TakesBody(AddedDeployment.Read).Answers<ProductDeploymentResponse>(201).Refuses(404)
            .WithSummary("Adds a deployment to a customer");
        writers.MapPut("/{id}", ChangeAsync)
            .TakesBody(ChangedDeployment.Read).Answers<ProductDeploymentResponse>().WithSummary("Changes a deployment");
        writers.MapDelete("/{id}", DeactivateAsync)
            .Answers<ProductDeploymentResponse>().WithSummary("Deactivates a deployment");
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, RecordReader records, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, records, id, cancellationToken) is not { } deployment)
        {
            return Unfound(id);
        }

        var customer = await customers.FindAsync(context.Tenant(), deployment.CustomerId, cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Reply.Ok(DeploymentDetailResponse.Of(deployment, customer, today));
    }

    private static async Task<IResult> AddAsync(HttpContext context, DeploymentWriter writer, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, AddedDeployment.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var added = await writer.AddAsync(
            context.Tenant(), sent.CustomerId, sent.Deployment, SuccessManagerEndpoints.Source, cancellationToken);
        return added.Answer(
            deployment => Reply.Created(ProductDeploymentResponse.Of(deployment!)),
            () => NamedCustomers.Unfound("body", sent.CustomerId),
            BreaksRule);
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext context, RecordReader records, DeploymentWriter writer, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedDeployment.Read, cancellationToken);
        return sent is null ? refusal! : await ApplyAsync(id, context, records, writer, sent.Change, cancellationToken);
    }

    private static Task<IResult> DeactivateAsync(
        string id, HttpContext context, RecordReader records, DeploymentWriter writer, CancellationToken cancellationToken) =>
        ApplyAsync(id, context, records, writer, new DeploymentChange(IsActive: false), cancellationToken);

    private static async Task<IResult> ApplyAsync(
        string id,
        HttpContext context,
        RecordReader records,
        DeploymentWriter writer,
        DeploymentChange change,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(context, records, id, cancellationToken) is not { } deployment)
        {
            return Unfound(id);
        }

        var written = await writer.ChangeAsync(context.Tenant(), deployment.Id, change, SuccessManagerEndpoints.Source, cancellationToken);
        return written.Answer(changed => Reply.Ok(ProductDeploymentResponse.Of(changed!)), () => Unfound(id), BreaksRule);
    }

    private static async Task<Deployment?> FindAsync(
        HttpContext context, RecordReader records, string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known)
        && await records.FindAsync(context.Tenant(), RecordKinds.Deployments, known, cancellationToken) is { } deployment
        && DeploymentShape.HasWordsFor(deployment)
            ? deployment
            : null;

    private static IResult Unfound(string id) => Sent.Unfound("deployment_id", id, "Deployment");

    private static IResult BreaksRule() => Reply.BreaksRule("License expiry date must be after deployment date");
}

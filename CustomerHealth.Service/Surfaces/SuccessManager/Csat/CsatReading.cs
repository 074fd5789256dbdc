using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>Answered surveys, one by one, listed and added up.</summary>
internal static class CsatReading
{
    public static async Task<IResult> ListAsync(
        HttpContext context, RecordLists lists, CustomerReader customers, CustomerDirectory directory, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, CsatQuery.Read);
        refusal ??= await NamedCustomers.RefuseAsync(context, directory, asked?.CustomerId, cancellationToken);
        if (asked is null || refusal is not null)
        {
            return refusal!;
        }

        var chosen = asked.Choose(await lists.AllAsync(context.Tenant(), RecordKinds.Surveys, cancellationToken)).ToList();
        var page = asked.Paging.Cut(chosen);
        var owners = await customers.FindManyAsync(context.Tenant(), page.Select(survey => survey.CustomerId), cancellationToken);
        IReadOnlyList<Deployment> deployments = page.Any(survey => survey.DeploymentId is not null)
            ? await lists.AllAsync(context.Tenant(), RecordKinds.Deployments, cancellationToken)
            : [];
        var products = deployments.ToDictionary(deployment => deployment.Id, deployment => deployment.Product);
        return Reply.Ok(new CsatListResponse(
            [
                .. page.Select(survey => CsatSurveyResponse.Of(
                    survey,
                    owners.GetValueOrDefault(survey.CustomerId)?.Profile.Name,
                    survey.DeploymentId is { } id ? products.GetValueOrDefault(id) : null)),
            ],
            chosen.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    public static async Task<IResult> AnalyzeAsync(
        HttpContext context, RecordLists lists, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var surveys = await lists.AllAsync(context.Tenant(), RecordKinds.Surveys, cancellationToken);
        var deployments = await lists.AllAsync(context.Tenant(), RecordKinds.Deployments, cancellationToken);
        var analytics = SurveyAnalytics.Of(surveys, deployments, Today(time));
        var commenting = analytics.Products.SelectMany(product => product.Comments).Select(survey => survey.CustomerId);
        return Reply.Ok(CsatAnalyticsResponse.Of(analytics, await customers.FindManyAsync(context.Tenant(), commenting, cancellationToken)));
    }

    public static async Task<IResult> SummarizeAsync(
        string id, HttpContext context, RecordReader records, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var customerId = NamedCustomers.IdOf(id);
        if (await customers.FindAsync(context.Tenant(), customerId, cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        var surveys = await records.OfCustomerAsync(context.Tenant(), RecordKinds.Surveys, customerId, cancellationToken);
        return Reply.Ok(CsatCustomerSummary.Of(customer.Profile, CustomerSatisfaction.Of(surveys, Today(time))));
    }

    public static async Task<IResult> GetAsync(
        string id, HttpContext context, RecordReader records, CustomerReader customers, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known)
        && await records.FindAsync(context.Tenant(), RecordKinds.Surveys, known, cancellationToken) is { } survey
        && CsatShape.HasWordsFor(survey)
            ? Reply.Ok(await ShownAsync(context, customers, records, survey, cancellationToken))
            : Sent.Unfound("survey_id", id, "Survey");

    /// <summary>With the names of the customer and of what it was about.</summary>
    public static async Task<CsatSurveyResponse> ShownAsync(
        HttpContext context, CustomerReader customers, RecordReader records, Survey survey, CancellationToken cancellationToken)
    {
        var owners = await customers.FindManyAsync(context.Tenant(), [survey.CustomerId], cancellationToken);
        var deployment = survey.DeploymentId is { } about
            ? await records.FindAsync(context.Tenant(), RecordKinds.Deployments, about, cancellationToken)
            : null;
        return CsatSurveyResponse.Of(survey, owners.GetValueOrDefault(survey.CustomerId)?.Profile.Name, deployment?.Product);
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <summary><c>/health-scores</c>: the success score of one customer, of all of them, and its calculation on demand.</summary>
internal static class HealthScoreEndpoints
{
    public static void MapHealthScores(this IEndpointRouteBuilder api)
    {
        var scores = api.MapGroup("/health-scores").WithTags("Health scores");

        var readers = scores.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("/customer/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<HealthScoreResponse>().WithSummary("A customer's score of now");
        readers.MapMethods("/customer/{id}/history", SuccessManagerEndpoints.Read, GetHistoryAsync)
            .TakesQuery(HistoryQuery.Read).Answers<HealthScoreHistoryResponse>().WithSummary("A customer's score day by day, the newest first");
        readers.MapMethods("/trends", SuccessManagerEndpoints.Read, GetTrendsAsync)
            .Answers<ScoreTrendsResponse>().WithSummary("Where all scores are, and where they are heading");
        readers.MapMethods("/at-risk", SuccessManagerEndpoints.Read, ListAtRiskAsync)
            .TakesQuery(AtRiskQuery.Read).Answers<AtRiskCustomersResponse>().WithSummary("Customers below a score, the lowest first");
        readers.MapMethods("/distribution", SuccessManagerEndpoints.Read, GetDistributionAsync)
            .Answers<ScoreDistributionResponse>().WithSummary("How all scores are distributed");

        var writers = scores.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        writers.MapPost("/calculate/{id}", Calculations.OfOneAsync)
            .TakesBody(CalculateScoreRequest.Read, mayBeAbsent: true).Answers<HealthScoreResponse>().WithSummary("Calculates a customer's score");
        writers.MapPost("/calculate-all", Calculations.OfAllAsync)
            .TakesQuery(CalculateAllQuery.Read).Answers<BatchCalculationResult>().Answers<RunAccepted>(202)
            .WithSummary("Calculates the scores of all customers that have not churned");
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(context.Tenant(), NamedCustomers.IdOf(id), cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        return SuccessDay.Of(customer, Today(time)) is { } day
            ? Reply.Ok(HealthScoreResponse.Of(context.Tenant(), customer, day))
            : Reply.Refuse(StatusCodes.Status404NotFound, "No health score found for this customer");
    }

    private static async Task<IResult> GetHistoryAsync(
        string id, HttpContext context, CustomerReader customers, SuccessHistoryReader histories, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, HistoryQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        if (await customers.FindAsync(context.Tenant(), NamedCustomers.IdOf(id), cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        var days = await histories.ReadAsync(context.Tenant(), customer, asked.From, asked.To, cancellationToken);
        return Reply.Ok(new HealthScoreHistoryResponse(
            [.. asked.Paging.Cut(days).Select(day => HealthScoreResponse.Of(context.Tenant(), customer, day))],
            days.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    private static async Task<IResult> GetTrendsAsync(
        HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(ScoreTrendsResponse.Of(Portfolio(await ScoredAsync(context, customers, Today(time), cancellationToken))));

    private static async Task<IResult> GetDistributionAsync(
        HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken) =>
        Reply.Ok(ScoreDistributionResponse.Of(Portfolio(await ScoredAsync(context, customers, Today(time), cancellationToken))));

    private static async Task<IResult> ListAtRiskAsync(
        HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, AtRiskQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var today = Today(time);
        var found = (await ScoredAsync(context, customers, today, cancellationToken))
            .Where(scored => scored.Day.Standing.Scores.Overall < asked.Threshold)
            .OrderBy(scored => scored.Day.Standing.Scores.Overall)
            .ThenBy(scored => scored.Customer.Id, StringComparer.Ordinal)
            .ToList();
        return Reply.Ok(new AtRiskCustomersResponse(
            [.. asked.Paging.Cut(found).Select(scored => AtRiskCustomer.Of(scored.Customer, scored.Day, today))],
            found.Count,
            asked.Paging.Skip,
            asked.Paging.Limit,
            asked.Threshold));
    }

    /// <summary>Everybody with a score, the churned among them included.</summary>
    private static async Task<IEnumerable<(ListedCustomer Customer, SuccessDay Day)>> ScoredAsync(
        HttpContext context, CustomerReader customers, DateOnly today, CancellationToken cancellationToken) =>
        from customer in await customers.ListedAsync(context.Tenant(), cancellationToken)
        let day = SuccessDay.Of(customer, today)
        where day is not null
        select (customer, day.Value);

    private static SuccessPortfolio Portfolio(IEnumerable<(ListedCustomer Customer, SuccessDay Day)> scored) =>
        new([.. scored.Select(pair => pair.Day.Standing)]);

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

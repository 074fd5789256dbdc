using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Timelines;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary><c>/customers</c>: who they are, what is agreed with them, how they are, and what happened with them.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");

        var readers = customers.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("", SuccessManagerEndpoints.Read, ListAsync)
            .TakesQuery(CustomerQuery.Read).Answers<CustomerListResponse>().WithSummary("Customers with their scores");
        readers.MapMethods("/industries", SuccessManagerEndpoints.Read, ListIndustriesAsync)
            .Answers<IReadOnlyList<string>>().WithSummary("The industries that occur");
        readers.MapMethods("/account-managers", SuccessManagerEndpoints.Read, ListManagersAsync)
            .Answers<IReadOnlyList<AccountManagerItem>>().WithSummary("Who can look after customers");
        readers.MapMethods("/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<CustomerDetailResponse>().WithSummary("One customer with everything around it");
        readers.MapMethods("/{id}/timeline", SuccessManagerEndpoints.Read, GetTimelineAsync)
            .TakesQuery(TimelineQuery.Read).Answers<TimelineResponse>().WithSummary("What happened with a customer, the newest first");
        readers.MapMethods("/{id}/health-history", SuccessManagerEndpoints.Read, GetHistoryAsync)
            .TakesQuery(HistoryQuery.Read).Answers<HealthHistoryResponse>().WithSummary("A customer's score day by day, the newest first");

        var writers = customers.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        writers.MapPost("", CustomerWrites.AddAsync)
            .TakesBody(NewCustomer.Read).Answers<CustomerResponse>(201).Refuses(409).WithSummary("Adds a customer");
        writers.MapPut("/{id}", CustomerWrites.ChangeAsync)
            .TakesBody(ChangedCustomer.Read).Answers<CustomerResponse>().Refuses(409, 412).WithSummary("Changes what is sent of a customer");
        writers.MapDelete("/{id}", CustomerWrites.ChurnAsync)
            .AnswersMessage().Refuses(412).WithSummary("Takes a customer for churned; it stays readable");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, CustomerReader customers, UserStore users, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, CustomerQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var found = asked.Choose(await customers.ListedAsync(context.Tenant(), cancellationToken));
        var page = asked.Paging.Cut(found);
        var managers = await users.FindManagersAsync(context.Tenant(), page.Select(customer => customer.Account), cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Reply.Ok(new CustomerListResponse(
            [.. page.Select(customer => CustomerWithHealthScore.Of(
                customer, managers.GetValueOrDefault(customer.Account.AccountManagerId ?? string.Empty), today))],
            found.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    private static async Task<IResult> ListIndustriesAsync(
        HttpContext context, CustomerReader customers, CancellationToken cancellationToken)
    {
        var industries = (await customers.ListedAsync(context.Tenant(), cancellationToken)).Select(customer => customer.Industry);
        return Reply.Ok(industries.Where(industry => !string.IsNullOrEmpty(industry)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
    }

    private static async Task<IResult> ListManagersAsync(HttpContext context, UserStore users, CancellationToken cancellationToken)
    {
        var everybody = await users.ListAsync(context.Tenant(), cancellationToken);
        return Reply.Ok(everybody.Where(user => user.Active && user.Role != Role.Viewer).Select(AccountManagerItem.Of).ToList());
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, CustomerReader customers, CustomerDetail detail, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(context.Tenant(), NamedCustomers.IdOf(id), cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        ProfileVersions.Name(context.Response, customer.Profile);
        return Reply.Ok(await detail.OfAsync(context.Tenant(), customer, cancellationToken));
    }

    private static async Task<IResult> GetTimelineAsync(
        string id, HttpContext context, CustomerReader customers, TimelineReader timelines, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, TimelineQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        if (await customers.FindAsync(context.Tenant(), NamedCustomers.IdOf(id), cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        var entries = await timelines.ReadAsync(context.Tenant(), customer, cancellationToken);
        return Reply.Ok(new TimelineResponse(
            [.. asked.Paging.Cut(entries).Select(TimelineItem.Of)], entries.Count, asked.Paging.Skip, asked.Paging.Limit));
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
        return Reply.Ok(new HealthHistoryResponse(
            [.. asked.Paging.Cut(days).Select(day => HealthHistoryItem.Of(context.Tenant(), customer, day))],
            days.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }
}

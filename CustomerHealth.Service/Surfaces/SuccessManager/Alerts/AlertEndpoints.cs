using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary><c>/alerts</c>: what somebody should do something about. Everybody may say that it is done.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");

        var readers = alerts.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("", SuccessManagerEndpoints.Read, AlertLists.ListAsync)
            .TakesQuery(AlertQuery.Read).Answers<AlertListResponse>().WithSummary("Alerts of all customers");
        readers.MapMethods("/dashboard", SuccessManagerEndpoints.Read, AlertLists.SummarizeAsync)
            .Answers<AlertDashboardSummary>().WithSummary("What is unresolved, and the latest urgent ones");
        readers.MapMethods("/stats", SuccessManagerEndpoints.Read, AlertLists.CountAsync)
            .Answers<AlertStatsResponse>().WithSummary("How many alerts there are, and how long they take");
        readers.MapMethods("/customer/{id}", SuccessManagerEndpoints.Read, AlertLists.ListOfCustomerAsync)
            .TakesQuery(CustomerAlertQuery.Read).Answers<AlertListResponse>().WithSummary("Alerts of one customer, the most severe first");
        readers.MapMethods("/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<AlertWithCustomer>().WithSummary("One alert with its customer");

        var everybody = alerts.MapGroup("").RequireAuthorization(Access.SuccessManagerNotes);
        everybody.MapPost("", AddAsync)
            .TakesBody(NewAlert.Read).Answers<AlertResponse>(201).Refuses(404).WithSummary("Adds an alert to a customer");
        everybody.MapPut("/{id}", ChangeAsync)
            .TakesBody(ChangedAlert.Read).Answers<AlertResponse>().WithSummary("Changes an alert");
        everybody.MapPut("/{id}/resolve", ResolveAsync)
            .TakesBody(Resolution.Read).Answers<AlertResponse>().WithSummary("Resolves an alert");
        everybody.MapPut("/{id}/snooze", SnoozeAsync)
            .TakesBody(Snoozing.Read).Answers<AlertResponse>().WithSummary("Puts an alert off for some days");

        var managers = alerts.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        managers.MapPost("/bulk-resolve", ResolveAllAsync)
            .TakesBody(BulkResolution.Read).Answers<BulkResolveResponse>().WithSummary("Resolves several alerts");
        managers.MapPost("/run-checks", AlertChecksEndpoint.RunAsync)
            .Answers<ChecksDone>().Answers<RunAccepted>(StatusCodes.Status202Accepted).WithSummary("Checks all customers for alerts, and waits for it up to 20 seconds");
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, AlertDesk desk, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var known) || await desk.FindAsync(context.Tenant(), known, cancellationToken) is not { } alert)
        {
            return Unfound(id);
        }

        var customer = await customers.FindAsync(context.Tenant(), alert.CustomerId, cancellationToken);
        return Reply.Ok(AlertWithCustomer.Of(alert, customer, time.GetUtcNow()));
    }

    private static async Task<IResult> AddAsync(HttpContext context, AlertDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, NewAlert.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        return await desk.WriteAsync(context.Tenant(), sent.CustomerId, sent.Statement, cancellationToken) is { } alert
            ? Reply.Created(AlertResponse.Of(alert, time.GetUtcNow()))
            : NamedCustomers.Unfound("body", sent.CustomerId);
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext context, AlertDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedAlert.Read, cancellationToken);
        return sent is null
            ? refusal!
            : await ApplyAsync(id, time, known => desk.AmendAsync(
                context.Tenant(), known, alert => sent.Of(alert, time.GetUtcNow()), context.User.Identity!.Name!, cancellationToken));
    }

    private static async Task<IResult> ResolveAsync(
        string id, HttpContext context, AlertDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, Resolution.Read, cancellationToken);
        return sent is null
            ? refusal!
            : await ApplyAsync(id, time, known => desk.ResolveAsync(context.Tenant(), known, sent.ResolvedBy, cancellationToken));
    }

    private static async Task<IResult> SnoozeAsync(
        string id, HttpContext context, AlertDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, Snoozing.Read, cancellationToken);
        return sent is null
            ? refusal!
            : await ApplyAsync(id, time, known => desk.SnoozeAsync(context.Tenant(), known, sent.Days, sent.By, cancellationToken));
    }

    private static async Task<IResult> ResolveAllAsync(HttpContext context, AlertDesk desk, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, BulkResolution.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var count = await desk.ResolveAllAsync(context.Tenant(), sent.AlertIds.Select(Guid.Parse), sent.ResolvedBy, cancellationToken);
        return Reply.Ok(new BulkResolveResponse(count, $"Successfully resolved {count} alert{(count == 1 ? string.Empty : "s")}"));
    }

    private static async Task<IResult> ApplyAsync(string id, TimeProvider time, Func<Guid, Task<CustomerAlert?>> change) =>
        Guid.TryParse(id, out var known) && await change(known) is { } alert
            ? Reply.Ok(AlertResponse.Of(alert, time.GetUtcNow()))
            : Unfound(id);

    private static IResult Unfound(string id) => Sent.Unfound("alert_id", id, "Alert");
}

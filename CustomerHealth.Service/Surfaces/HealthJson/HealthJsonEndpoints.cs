using System.Net.Mime;
using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.HealthJson;

/// <summary>
/// The health JSON surface: customers, their health, their events and a dashboard. Its scores are the scorecard <c>momentum</c>; list,
/// detail and dashboard show the same stored score, so they agree.
/// </summary>
internal static class HealthJsonEndpoints
{
    private const int EventsShown = 100;
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private static readonly Refusals Refusals = new(typeof(ErrorMessage), MediaTypeNames.Application.Json) { LeadsToSignIn = true };

    public static ApiDocument Document { get; } = new(
        "health-json",
        "Health JSON",
        "Customers, their health by scorecard `momentum`, and their events. The same operations are at `/api/...` for clients that do not prefer HTML.",
        [SurfaceChooser.HealthJsonBase])
    {
        Json = JsonSerializerOptions.Web,
        Credentials = [ApiCredential.Key, ApiCredential.Token, ApiCredential.Session],
    };

    public static void MapHealthJson(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup(SurfaceChooser.HealthJsonBase + "/api").WithTags("Health JSON");
        Refusals.Describe(surface);

        var readers = surface.MapGroup("").RequireAuthorization(Access.OpenSurface);
        readers.MapMethods("/customers", Read, ListAsync).WithSummary("All customers with score and category, by name");
        readers.MapMethods("/customers/{id}/health", Read, GetHealthAsync).WithSummary("One customer and why its score is what it is");
        readers.MapMethods("/dashboard", Read, GetDashboardAsync).WithSummary("Totals, distribution, everyone at risk");

        surface.MapGroup("").RequireAuthorization(Access.OpenSurfaceEvents).MapPost("/customers/{id}/events", AddEventsAsync)
            .Takes<PostedBody>().TakesHeader("Idempotency-Key", "Makes a repeated post a duplicate").TakesHeader("Prefer", Preferences.WaitHeader)
            .Produces<Message>().Produces<Message>(StatusCodes.Status404NotFound).WithSummary("Records an event, a ticket or an invoice");
    }

    private static async Task<Results<Ok<List<ListedHealth>>, NotFound<Message>>> ListAsync(
        HttpContext context, CustomerReader customers, CancellationToken cancellationToken)
    {
        var all = await customers.AllAsync(context.Tenant(), cancellationToken);
        return all.Count == 0
            ? TypedResults.NotFound(Message.NoCustomers)
            : TypedResults.Ok(all
                .OrderBy(customer => customer.Profile.Name, StringComparer.Ordinal)
                .ThenBy(customer => customer.Profile.Id, StringComparer.Ordinal)
                .Select(ListedHealth.Of)
                .ToList());
    }

    private static async Task<Results<Ok<CustomerHealthDetail>, NotFound<Message>>> GetHealthAsync(
        string id, HttpContext context, CustomerReader customers, EventLog log, CancellationToken cancellationToken)
    {
        var state = await customers.FindAsync(context.Tenant(), id, cancellationToken);
        if (state is null)
        {
            return TypedResults.NotFound(Message.NoCustomer);
        }

        var events = await log.NewestAsync(context.Tenant(), state, EventsShown, cancellationToken);
        return TypedResults.Ok(CustomerHealthDetail.Of(state, events));
    }

    private static async Task<IResult> AddEventsAsync(
        string id, HttpContext context, EventIntake intake, EventSettlements settlements, CancellationToken cancellationToken)
    {
        var (document, problem) = await JsonBody.ReadAsync(context.Request, EventLimits.SingleBodyBytes, cancellationToken);
        if (document is null)
        {
            return TypedResults.Json(new ErrorMessage(problem!.Detail), statusCode: problem.Status);
        }

        using (document)
        {
            var key = context.Request.Headers["Idempotency-Key"].ToString();
            var read = PostedEvents.Read(document.RootElement, id, key.Trim('"'));
            if (read.Problem is not null)
            {
                return TypedResults.BadRequest(new ErrorMessage(read.Problem));
            }

            using var watch = settlements.Begin(context.Tenant());
            var taken = await intake.SubmitAsync(context.Tenant(), read.Events, allOrNothing: true, watch, cancellationToken);
            if (taken.Verdicts.FirstOrDefault(verdict => verdict.Problem is not null)?.Problem is { } refusal)
            {
                return Refuse(refusal);
            }

            await WaitAsync(context, watch, cancellationToken);
            return TypedResults.Ok(Message.Recorded);
        }
    }

    private static async Task<Results<Ok<HealthDashboard>, NotFound<Message>>> GetDashboardAsync(
        HttpContext context, DashboardStore dashboards, CancellationToken cancellationToken)
    {
        var document = await dashboards.FindAsync(context.Tenant(), BuiltInScorecards.Momentum.Name, cancellationToken);
        return document is null or { Customers: 0 }
            ? TypedResults.NotFound(Message.NoCustomers)
            : TypedResults.Ok(HealthDashboard.Of(document));
    }

    private static IResult Refuse(EventProblem problem) => problem.Code switch
    {
        "unknown-customer" or "invalid-customer" => TypedResults.NotFound(Message.NoCustomer),
        "event-too-large" => TypedResults.Json(new ErrorMessage(problem.Detail), statusCode: StatusCodes.Status413PayloadTooLarge),
        _ => TypedResults.BadRequest(new ErrorMessage(problem.Detail)),
    };

    private static async Task WaitAsync(HttpContext context, EventWatch watch, CancellationToken cancellationToken)
    {
        var preferences = Preferences.Of(context.Request);
        if (preferences.Wait > TimeSpan.Zero && (await watch.WaitAsync(preferences.Wait, cancellationToken)).IsComplete)
        {
            context.Response.Headers["Preference-Applied"] = preferences.WaitApplied;
        }
    }
}

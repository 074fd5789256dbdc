using System.Net.Mime;
using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>
/// The health pages: customers, one customer, its events, and the dashboard, for people to look at. Their scores are the scorecard
/// <c>usage</c>. Pages are HTML whatever Accept says; an error is JSON for a client that does not prefer HTML.
/// </summary>
internal static class HealthHtmlEndpoints
{
    private const int EventsShown = 10;
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private static readonly Refusals Refusals = new(typeof(Detail), MediaTypeNames.Application.Json, MediaTypeNames.Text.Html) { LeadsToSignIn = true };

    public static ApiDocument Document { get; } = new(
        "health-html",
        "Health pages",
        "Pages for people, by scorecard `usage`, and the address that takes their events. Errors are pages too for a client that prefers HTML; " +
        "a browser without a sign-in is led to `/sign-in`. The same operations are at `/api/...` for clients that prefer HTML.",
        [SurfaceChooser.HealthHtmlBase])
    {
        Json = JsonSerializerOptions.Web,
        Credentials = [ApiCredential.Session, ApiCredential.Key, ApiCredential.Token],
        Further = options => options.AddOperationTransformer(PageAnswers.DescribeAsync),
    };

    public static Scorecard Card => BuiltInScorecards.Usage;

    public static void MapHealthHtml(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup(SurfaceChooser.HealthHtmlBase + "/api").WithTags("Health pages");
        Refusals.Describe(surface);

        var readers = surface.MapGroup("").RequireAuthorization(Access.OpenSurface);
        CustomerFilter.Describe(readers.MapMethods("/customers", Read, ListAsync)).AnswersPage().WithSummary("The list of customers");
        readers.MapMethods("/customers/{id}/health", Read, GetHealthAsync).AnswersPage().WithSummary("One customer: score, cause, changes, events");
        readers.MapMethods("/dashboard", Read, GetDashboardAsync).AnswersPage().WithSummary("The dashboard");

        var senders = surface.MapGroup("").RequireAuthorization(Access.OpenSurfaceEvents);
        senders.MapPost("/customers/{id}/events", EventPosts.PostAsync)
            .Takes<PostedBody>().TakesHeader("Idempotency-Key", "Makes a repeated post a duplicate").TakesHeader("Prefer", Preferences.WaitHeader)
            .AnswersPage().Refuses(422).WithSummary("Records an event and answers with the page of what became of it");

        // From our own pages only, which alone have the token that it asks for.
        senders.MapPost("/customers/{id}/event-form", EventPosts.PostFormAsync)
            .AddEndpointFilter(FormGuard.RequireTokenOfSessionAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var all = await customers.AllAsync(context.Tenant(), cancellationToken);
        var glances = all.Select(customer => CustomerGlance.Of(customer, Card, today)).ToList();
        return new PageResult<CustomersPage>(CustomersPageModel.Of(Card, glances, CustomerFilter.Of(context.Request.Query), now));
    }

    private static async Task<IResult> GetHealthAsync(
        string id,
        HttpContext context,
        CustomerReader customers,
        AlertReader alerts,
        EventLog log,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var tenant = context.Tenant();
        var state = await customers.FindAsync(tenant, id, cancellationToken);
        if (state is null)
        {
            return HealthHtmlProblem.NoCustomer;
        }

        var raised = alerts.FindAsync(tenant, id, cancellationToken);
        var whole = await log.WholeAsync(tenant, state, ScoreReplay.MostEvents, cancellationToken);
        var newest = whole ?? await log.NewestAsync(tenant, state, EventsShown, cancellationToken);
        var past = ScorePast.Of(Card, state, whole, now);
        return new PageResult<CustomerPage>(
            CustomerPageModel.Of(Card, state, past, await raised, [.. newest.Take(EventsShown).Select(EventLine.Of)], now));
    }

    private static async Task<IResult> GetDashboardAsync(
        HttpContext context, DashboardStore dashboards, TimeProvider time, CancellationToken cancellationToken)
    {
        var document = await dashboards.FindAsync(context.Tenant(), Card.Name, cancellationToken);
        return new PageResult<DashboardPage>(DashboardPageModel.Of(Card, document, time.GetUtcNow()));
    }
}

using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Surfaces.Webhooks;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>The platform's own surface: events in, customers, explained scores, scorecards, health and metering.</summary>
internal static class PlatformEndpoints
{
    public const string Base = "/api/platform";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static ApiDocument Document { get; } = new(
        "platform",
        "Platform",
        "Events in (CloudEvents 1.0), customers, explained scores, scorecards, receipts, metering; users, API keys and webhooks, in and out, for admins. " +
        "Problems are those of RFC 9457. Webhooks are signed by Standard Webhooks.",
        [Base, SubscriptionEndpoints.Base])
    {
        Json = JsonSerializerOptions.Web,
        Credentials = [ApiCredential.Key, ApiCredential.Token, ApiCredential.Session],
    };

    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        var platform = routes.MapGroup(Base).WithTags("Platform");
        PlatformProblems.Refusals.Describe(platform);

        // Without a sign-in, for probes: it says whether the service works and nothing about its data.
        platform.MapMethods("/health", Read, HealthEndpoint.GetAsync).AllowAnonymous().WithSummary("Whether the service works");

        var readers = platform.MapGroup("").RequireAuthorization(Access.Platform);
        readers.MapMethods("/customers/{id}", Read, CustomerEndpoint.GetAsync)
            .Produces<CustomerDocument>().WithSummary("The canonical record, with its ETag");
        readers.MapMethods("/customers/{id}/health", Read, GetHealthAsync).WithSummary("Every score with its explanation");
        readers.MapMethods("/scorecards", Read, ListScorecards).WithSummary("The scorecards in force");
        readers.MapMethods("/scorecards/{name}", Read, GetScorecard).WithSummary("One of them");
        readers.MapMethods("/metering", Read, GetMeteringAsync).WithSummary("Events and storage requests of this month, and what they cost");
        readers.MapMethods("/runs/{id}", Read, RunEndpoint.GetAsync).WithSummary("How far work on all customers is");

        var senders = platform.MapGroup("").RequireAuthorization(Access.PlatformEvents);
        senders.MapPost("/events", EventEndpoint.PostAsync).TakesEvents().WithSummary("Takes events in");
        senders.MapPost("/customers/{id}/events", EventEndpoint.PostOfCustomerAsync).TakesEvents().WithSummary("Takes events of one customer in");

        platform.MapGroup("").RequireAuthorization(Access.PlatformReceipts).MapMethods("/receipts/{batchId}", Read, ReceiptEndpoint.GetAsync)
            .WithSummary("What became of each event of a submission");
        platform.MapGroup("").RequireAuthorization(Access.PlatformCustomers).MapPut("/customers/{id}", CustomerEndpoint.PutAsync)
            .Takes<CustomerBody>().TakesHeader("If-Match", "The ETag of the record").TakesHeader("If-None-Match", "* refuses to replace")
            .Produces<CustomerDocument>().Produces<CustomerDocument>(StatusCodes.Status201Created).Refuses(409, 412)
            .WithSummary("Creates or replaces the record");

        var admins = platform.MapGroup("").RequireAuthorization(Access.Admin);
        admins.MapUsers();
        admins.MapApiKeys();
        admins.MapWebhookSources();
    }

    private static async Task<Results<Ok<ExplainedHealth>, ProblemHttpResult>> GetHealthAsync(
        string id, HttpContext context, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        // The trend is of today, though the score may have stood for days: nothing is written while nothing changes.
        var state = await customers.FindAsync(context.Tenant(), id, cancellationToken);
        return state is null ? PlatformProblems.NoCustomer : TypedResults.Ok(ExplainedHealth.Of(state, time.GetUtcNow()));
    }

    private static Ok<IReadOnlyList<ScorecardItem>> ListScorecards() =>
        TypedResults.Ok<IReadOnlyList<ScorecardItem>>([.. BuiltInScorecards.All.Select(ScorecardItem.Of)]);

    private static Results<Ok<ScorecardItem>, ProblemHttpResult> GetScorecard(string name) =>
        BuiltInScorecards.Find(name) is { } card
            ? TypedResults.Ok(ScorecardItem.Of(card))
            : PlatformProblems.With(StatusCodes.Status404NotFound, "unknown-scorecard", "There is no such scorecard.");

    private static async Task<Ok<MeteringDocument>> GetMeteringAsync(
        HttpContext context, MeterLedger ledger, IQueueStore queues, CancellationToken cancellationToken)
    {
        var (month, reading) = await ledger.ReadAsync(context.Tenant(), cancellationToken);
        var waiting = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in QueueNames.All)
        {
            waiting[queue] = await queues.CountAsync(queue, cancellationToken);
        }

        return TypedResults.Ok(MeteringDocument.Of(month, reading, waiting));
    }
}

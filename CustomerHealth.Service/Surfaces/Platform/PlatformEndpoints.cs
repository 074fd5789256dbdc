using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Storage;
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

    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        var platform = routes.MapGroup(Base).WithTags("Platform");

        // Without a sign-in, for probes: it says whether the service works and nothing about its data.
        platform.MapMethods("/health", Read, HealthEndpoint.GetAsync).AllowAnonymous();

        var readers = platform.MapGroup("").RequireAuthorization(Access.Platform);
        readers.MapMethods("/customers/{id}", Read, CustomerEndpoint.GetAsync);
        readers.MapMethods("/customers/{id}/health", Read, GetHealthAsync);
        readers.MapMethods("/scorecards", Read, ListScorecards);
        readers.MapMethods("/scorecards/{name}", Read, GetScorecard);
        readers.MapMethods("/metering", Read, GetMeteringAsync);
        readers.MapMethods("/runs/{id}", Read, RunEndpoint.GetAsync);

        var senders = platform.MapGroup("").RequireAuthorization(Access.PlatformEvents);
        senders.MapPost("/events", EventEndpoint.PostAsync);
        senders.MapPost("/customers/{id}/events", EventEndpoint.PostOfCustomerAsync);

        platform.MapGroup("").RequireAuthorization(Access.PlatformReceipts).MapMethods("/receipts/{batchId}", Read, ReceiptEndpoint.GetAsync);
        platform.MapGroup("").RequireAuthorization(Access.PlatformCustomers).MapPut("/customers/{id}", CustomerEndpoint.PutAsync);

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

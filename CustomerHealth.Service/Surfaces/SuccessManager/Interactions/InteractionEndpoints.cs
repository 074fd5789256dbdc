using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary><c>/interactions</c>: what was talked about with whom, and what is to follow.</summary>
internal static class InteractionEndpoints
{
    public static void MapInteractions(this IEndpointRouteBuilder api)
    {
        var interactions = api.MapGroup("/interactions").WithTags("Interactions");

        var readers = interactions.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("", SuccessManagerEndpoints.Read, InteractionLists.ListAsync)
            .TakesQuery(InteractionQuery.Read).Answers<InteractionListResponse>().WithSummary("Interactions with all customers");
        readers.MapMethods("/summary", SuccessManagerEndpoints.Read, InteractionLists.SummarizeAsync)
            .Answers<InteractionSummaryStats>().WithSummary("What was going on in the last days");
        readers.MapMethods("/pending-followups", SuccessManagerEndpoints.Read, InteractionLists.ListFollowUpsAsync)
            .TakesQuery(FollowUpQuery.Read).Answers<PendingFollowupsResponse>()
            .WithSummary("Follow-ups still to be done, the one due first first");
        readers.MapMethods("/customer/{id}", SuccessManagerEndpoints.Read, InteractionLists.ListOfCustomerAsync)
            .TakesQuery(CustomerInteractionQuery.Read).Answers<InteractionListResponse>()
            .WithSummary("Interactions with one customer, the newest first");
        readers.MapMethods("/{id}", SuccessManagerEndpoints.Read, GetAsync)
            .Answers<CustomerInteractionResponse>().WithSummary("One interaction");

        var everybody = interactions.MapGroup("").RequireAuthorization(Access.SuccessManagerNotes);
        everybody.MapPost("", LogAsync)
            .TakesBody(LoggedInteraction.Read).Answers<CustomerInteractionResponse>(201).Refuses(404).WithSummary("Logs an interaction");
        everybody.MapPut("/{id}", ChangeAsync)
            .TakesBody(ChangedInteraction.Read).Answers<CustomerInteractionResponse>().WithSummary("Changes an interaction");

        interactions.MapDelete("/{id}", DeleteAsync).RequireAuthorization(Access.SuccessManagerChanges)
            .AnswersMessage().Refuses(413).WithSummary("Takes an interaction back");
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, RecordReader records, CustomerReader customers, UserStore users, CancellationToken cancellationToken) =>
        await FindAsync(context, records, id, cancellationToken) is { } interaction
            ? Reply.Ok(await ShownAsync(context, customers, users, interaction, cancellationToken))
            : Unfound(id);

    private static async Task<IResult> LogAsync(
        HttpContext context, InteractionWriter writer, CustomerReader customers, UserStore users, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, LoggedInteraction.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var written = await writer.AddAsync(
            context.Tenant(), sent.CustomerId, sent.Interaction, SuccessManagerEndpoints.Source, cancellationToken);
        var shown = written.Record is { } interaction ? await ShownAsync(context, customers, users, interaction, cancellationToken) : null;
        return written.Answer(_ => Reply.Created(shown), () => NamedCustomers.Unfound("body", sent.CustomerId));
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpContext context,
        RecordReader records,
        InteractionWriter writer,
        CustomerReader customers,
        UserStore users,
        CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedInteraction.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        if (await FindAsync(context, records, id, cancellationToken) is not { } interaction)
        {
            return Unfound(id);
        }

        var written = await writer.ChangeAsync(
            context.Tenant(), interaction.Id, sent.Change, SuccessManagerEndpoints.Source, cancellationToken);
        var shown = written.Record is { } changed ? await ShownAsync(context, customers, users, changed, cancellationToken) : null;
        return written.Answer(_ => shown is null ? Unfound(id) : Reply.Ok(shown), () => Unfound(id));
    }

    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, RecordReader records, InteractionWriter writer, CancellationToken cancellationToken) =>
        await FindAsync(context, records, id, cancellationToken) is { } interaction
            ? (await writer.WithdrawAsync(context.Tenant(), interaction.Id, SuccessManagerEndpoints.Source, cancellationToken))
                .Answer(_ => Reply.Said("Interaction deleted successfully"), () => Unfound(id))
            : Unfound(id);

    private static async Task<Interaction?> FindAsync(
        HttpContext context, RecordReader records, string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var known)
        && await records.FindAsync(context.Tenant(), RecordKinds.Interactions, known, cancellationToken) is { } interaction
        && InteractionShape.HasWordsFor(interaction)
            ? interaction
            : null;

    private static async Task<CustomerInteractionResponse> ShownAsync(
        HttpContext context, CustomerReader customers, UserStore users, Interaction interaction, CancellationToken cancellationToken)
    {
        var owners = await customers.FindManyAsync(context.Tenant(), [interaction.CustomerId], cancellationToken);
        var names = await UserNames.ReadAsync(users, context.Tenant(), cancellationToken);
        return CustomerInteractionResponse.Of(interaction, owners.GetValueOrDefault(interaction.CustomerId), names);
    }

    private static IResult Unfound(string id) => Sent.Unfound("interaction_id", id, "Interaction");
}

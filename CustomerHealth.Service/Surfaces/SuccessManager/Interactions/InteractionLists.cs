using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary>The lists of interactions, and what they add up to.</summary>
internal static class InteractionLists
{
    public static async Task<IResult> ListAsync(
        HttpContext context,
        RecordLists lists,
        CustomerReader customers,
        CustomerDirectory directory,
        UserStore users,
        CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, InteractionQuery.Read);
        refusal ??= await NamedCustomers.RefuseAsync(context, directory, asked?.CustomerId, cancellationToken);
        if (asked is null || refusal is not null)
        {
            return refusal!;
        }

        var names = await UserNames.ReadAsync(users, context.Tenant(), cancellationToken);
        var chosen = asked.Choose(await AllAsync(context, lists, cancellationToken), names).ToList();
        var page = asked.Paging.Cut(chosen);
        var owners = await OwnersAsync(context, customers, page, cancellationToken);
        return Reply.Ok(new InteractionListResponse(
            [.. page.Select(interaction => InteractionWithCustomer.Of(interaction, owners.GetValueOrDefault(interaction.CustomerId), names))],
            chosen.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    /// <summary>The newest first.</summary>
    public static async Task<IResult> ListOfCustomerAsync(
        string id, HttpContext context, RecordReader records, CustomerReader customers, UserStore users, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, CustomerInteractionQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var customerId = NamedCustomers.IdOf(id);
        if (await customers.FindAsync(context.Tenant(), customerId, cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("path", id);
        }

        var names = await UserNames.ReadAsync(users, context.Tenant(), cancellationToken);
        var found = (await records.OfCustomerAsync(context.Tenant(), RecordKinds.Interactions, customerId, cancellationToken))
            .Where(InteractionShape.HasWordsFor)
            .OrderByDescending(interaction => interaction.HeldAt).ThenBy(interaction => interaction.Id)
            .ToList();
        return Reply.Ok(new InteractionListResponse(
            [.. asked.Paging.Cut(found).Select(interaction => InteractionWithCustomer.Of(interaction, customer.Summary, names))],
            found.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    public static async Task<IResult> ListFollowUpsAsync(
        HttpContext context, RecordLists lists, CustomerReader customers, TimeProvider time, CancellationToken cancellationToken)
    {
        var (asked, refusal) = Sent.Query(context, FollowUpQuery.Read);
        if (asked is null)
        {
            return refusal!;
        }

        var waiting = FollowUp.Of(await AllAsync(context, lists, cancellationToken), Today(time))
            .Where(followUp => asked.IncludesOverdue || !followUp.IsOverdue)
            .ToList();
        var page = asked.Paging.Cut(waiting);
        var owners = await OwnersAsync(context, customers, page.Select(followUp => followUp.Interaction), cancellationToken);
        return Reply.Ok(new PendingFollowupsResponse(
            [.. page.Select(followUp => PendingFollowup.Of(followUp, owners.GetValueOrDefault(followUp.Interaction.CustomerId)))],
            waiting.Count,
            asked.Paging.Skip,
            asked.Paging.Limit));
    }

    public static async Task<IResult> SummarizeAsync(
        HttpContext context, RecordLists lists, UserStore users, TimeProvider time, CancellationToken cancellationToken)
    {
        var names = await UserNames.ReadAsync(users, context.Tenant(), cancellationToken);
        var figures = InteractionFigures.Of(await AllAsync(context, lists, cancellationToken), Today(time), names.Of);
        return Reply.Ok(InteractionSummaryStats.Of(figures));
    }

    private static Task<IReadOnlyList<Interaction>> AllAsync(HttpContext context, RecordLists lists, CancellationToken cancellationToken) =>
        lists.AllAsync(context.Tenant(), RecordKinds.Interactions, cancellationToken);

    private static Task<IReadOnlyDictionary<string, CustomerSummary>> OwnersAsync(
        HttpContext context, CustomerReader customers, IEnumerable<Interaction> page, CancellationToken cancellationToken) =>
        customers.FindManyAsync(context.Tenant(), page.Select(interaction => interaction.CustomerId), cancellationToken);

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

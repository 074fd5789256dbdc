using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>
/// The pages of those who look after customers: what to do next, alerts, one customer's account. Their scores are the scorecard
/// <c>success</c>. Every form carries a token; what it writes takes effect before the answer.
/// </summary>
internal static class SuccessPagesEndpoints
{
    private const string Base = SiteNavigation.App;

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSuccessPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").WithTags("Success pages").AddEndpointFilter(FormGuard.RequireTokenAsync);

        var readers = pages.MapGroup("").RequireAuthorization(Access.Platform);
        readers.MapMethods(Base, Read, ShowWorklistAsync);
        readers.MapMethods($"{Base}/alerts", Read, AlertForms.ShowAsync);
        readers.MapMethods($"{Base}/customers/{{id}}", Read, ShowAccountAsync);

        var people = pages.MapGroup("").RequireAuthorization(Access.SuccessManagerNotes);
        people.MapPost($"{Base}/alerts/{{id}}/resolve", AlertForms.ResolveAsync);
        people.MapPost($"{Base}/alerts/{{id}}/snooze", AlertForms.SnoozeAsync);
        people.MapPost($"{Base}/customers/{{id}}/interactions", InteractionForms.LogAsync);
        people.MapPost($"{Base}/interactions/{{id}}/follow-up", InteractionForms.FollowUpAsync);
    }

    private static async Task<IResult> ShowWorklistAsync(
        HttpContext context, PortfolioReader reader, RecordLists lists, TimeProvider time, CancellationToken cancellationToken)
    {
        var (tenant, now) = (context.Tenant(), time.GetUtcNow());
        var alerts = lists.AllAsync(tenant, CustomerAlert.Kind, cancellationToken);
        var interactions = lists.AllAsync(tenant, RecordKinds.Interactions, cancellationToken);
        var portfolio = await reader.ReadAsync(tenant, cancellationToken);
        var whose = Whose.Of(context, portfolio);
        return new PageResult<WorklistPage>(WorklistPageModel.Of(
            Worklist.Of(portfolio, await alerts, await interactions, whose.Owner, now),
            whose,
            WorklistView.Of(context.Request.Query),
            Session.IsOf(context),
            DoneText.Of(context.Request.Query),
            now));
    }

    private static Task<IResult> ShowAccountAsync(
        string id, HttpContext context, AccountPages pages, CancellationToken cancellationToken) =>
        pages.ShowAsync(context, id, null, cancellationToken);
}

using System.Globalization;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>The page of alerts, and what people do about one: resolve it, or put it off for some days.</summary>
internal static class AlertForms
{
    /// <summary>For how many days an alert can be put off here.</summary>
    public static IReadOnlyList<int> SnoozeDays { get; } = [1, 7, 30];

    public static async Task<IResult> ShowAsync(
        HttpContext context, PortfolioReader reader, RecordLists lists, TimeProvider time, CancellationToken cancellationToken)
    {
        var alerts = lists.AllAsync(context.Tenant(), CustomerAlert.Kind, cancellationToken);
        var portfolio = await reader.ReadAsync(context.Tenant(), cancellationToken);
        return new PageResult<AlertsPage>(AlertsPageModel.Of(
            Worklist.Of(portfolio, await alerts),
            Whose.Of(context, portfolio),
            AlertFilter.Of(context.Request.Query),
            Session.IsOf(context),
            DoneText.Of(context.Request.Query),
            time.GetUtcNow()));
    }

    public static async Task<IResult> ResolveAsync(string id, HttpContext context, AlertDesk desk, CancellationToken cancellationToken) =>
        await ChangeAsync(id, context, (alert, by) => desk.ResolveAsync(context.Tenant(), alert, by, cancellationToken))
            ? await BackAsync(context, DoneText.Resolved, cancellationToken)
            : Unknown;

    public static async Task<IResult> SnoozeAsync(string id, HttpContext context, AlertDesk desk, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (!int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) || !SnoozeDays.Contains(days))
        {
            return new HealthHtmlProblem(StatusCodes.Status400BadRequest, $"An alert is snoozed for {string.Join(", ", SnoozeDays)} days.");
        }

        return await ChangeAsync(id, context, (alert, by) => desk.SnoozeAsync(context.Tenant(), alert, days, by, cancellationToken))
            ? await BackAsync(context, DoneText.Snoozed, cancellationToken)
            : Unknown;
    }

    private static HealthHtmlProblem Unknown { get; } = new(StatusCodes.Status404NotFound, "There is no such alert any more.");

    private static async Task<bool> ChangeAsync(string id, HttpContext context, Func<Guid, string, Task<CustomerAlert?>> change) =>
        Guid.TryParseExact(id, "D", out var alert) && await change(alert, context.User.Identity!.Name!) is not null;

    private static async Task<IResult> BackAsync(HttpContext context, string done, CancellationToken cancellationToken) =>
        TypedResults.LocalRedirect(DoneText.After(LocalAddress.Of((await context.Request.ReadFormAsync(cancellationToken))["back"]), done));
}

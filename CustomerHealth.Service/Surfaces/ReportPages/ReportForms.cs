using System.Globalization;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Surfaces.SuccessPages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>The list of reports, and the form that asks for one.</summary>
internal static class ReportForms
{
    public static Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context, null, cancellationToken);

    /// <param name="refused">A form of the page that was not taken.</param>
    public static async Task<IResult> AnswerAsync(HttpContext context, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var store = context.RequestServices.GetRequiredService<ReportStore>();
        var reports = await store.HistoryAsync(context.Tenant(), cancellationToken).ToListAsync(cancellationToken);
        var from = QueryText.Within(QueryText.From(context.Request.Query), reports.Count, ReportsPageModel.Size);
        var schedules = await store.SchedulesAsync(context.Tenant(), cancellationToken);
        return new PageResult<ReportsPage>(
            new ReportsPageModel(
                [.. reports.Skip(from).Take(ReportsPageModel.Size)],
                from,
                reports.Count,
                [.. schedules.OrderByDescending(report => report.IsActive).ThenBy(report => report.Next).ThenBy(report => report.Id)],
                Session.IsOf(context),
                Session.IsOf(context) && context.User.May(Scope.CustomersWrite),
                context.RequestServices.GetRequiredService<MailSender>().IsOn,
                refused,
                DoneText.Of(context.Request.Query),
                context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()),
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>Leads to the report's page, which says how far it is.</summary>
    public static async Task<IResult> MakeAsync(HttpContext context, ReportDesk desk, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (ReportWords.Chosen<ReportType>(form["type"]) is not { } type)
        {
            return await AnswerAsync(context, new RefusedForm("Choose what the report is about.", "type", form), cancellationToken);
        }

        if (DayOf(form, "from") is var from && DayOf(form, "to") is var to && (IsNoDay(form, "from", from) || IsNoDay(form, "to", to) || from > to))
        {
            return await AnswerAsync(
                context, new RefusedForm("The days go from one to the same or a later one.", "from", form), cancellationToken);
        }

        var report = await desk.OrderAsync(context.Tenant(), type, FiltersOf(form, from, to), cancellationToken);
        return TypedResults.LocalRedirect(SiteNavigation.ReportPage(report.Id));
    }

    private static ReportFilters FiltersOf(IFormCollection form, DateOnly? from, DateOnly? to) => new(
        Industry: Text(form, "industry"),
        Status: ReportWords.Chosen<CustomerStatus>(form["status"]),
        Manager: Text(form, "manager"),
        Product: SuccessProducts.All.Contains(form["product"].ToString()) ? form["product"].ToString() : null,
        From: from,
        To: to);

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 and <= 255 } text ? text : null;

    private static bool IsNoDay(IFormCollection form, string field, DateOnly? day) => day is null && form[field].ToString().Length > 0;

    private static DateOnly? DayOf(IFormCollection form, string field) =>
        DateOnly.TryParseExact(form[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and < 2200 ? day : null;
}

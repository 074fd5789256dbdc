using System.Globalization;
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
    private const int MostText = 255;

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

        var (from, to) = (DayOf(form, "from"), DayOf(form, "to"));
        if (Refuse(form, from, to) is { } refused)
        {
            return await AnswerAsync(context, refused, cancellationToken);
        }

        var filters = new ReportFilters(
            Industry: Text(form, "industry"), Manager: Text(form, "manager"), Product: Text(form, "product"), From: from, To: to);
        var report = await desk.OrderAsync(context.Tenant(), type, filters, cancellationToken);
        return TypedResults.LocalRedirect(SiteNavigation.ReportPage(report.Id));
    }

    /// <summary>A filter that cannot be is refused: a report about everybody must not look like one about a few.</summary>
    private static RefusedForm? Refuse(IFormCollection form, DateOnly? from, DateOnly? to) =>
        IsNoDay(form, "from", from) ? new RefusedForm("The first day is no day.", "from", form)
        : IsNoDay(form, "to", to) ? new RefusedForm("The last day is no day.", "to", form)
        : from > to ? new RefusedForm("The last day comes before the first one.", "to", form)
        : Text(form, "industry") is { Length: > MostText } ? new RefusedForm($"An industry has at most {MostText} characters.", "industry", form)
        : Text(form, "manager") is { Length: > MostText } ? new RefusedForm($"A name has at most {MostText} characters.", "manager", form)
        : Text(form, "product") is { } product && !SuccessProducts.All.Contains(product)
            ? new RefusedForm("Choose one of the products, or none.", "product", form)
        : null;

    private static string? Text(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static bool IsNoDay(IFormCollection form, string field, DateOnly? day) => day is null && form[field].ToString().Length > 0;

    private static DateOnly? DayOf(IFormCollection form, string field) =>
        DateOnly.TryParseExact(form[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and < 2200 ? day : null;
}

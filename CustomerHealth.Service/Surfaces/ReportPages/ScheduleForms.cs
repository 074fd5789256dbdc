using System.Globalization;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Surfaces.SuccessPages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>What managers do about scheduled reports.</summary>
internal static class ScheduleForms
{
    public const int MostName = 255;

    /// <summary>The first report comes when the later ones do.</summary>
    private static readonly TimeOnly FirstAt = new(ReportCalendar.Hour, 0);

    private static readonly char[] Separators = [',', ';', '\r', '\n', ' ', '\t'];

    public static async Task<IResult> AddAsync(HttpContext context, ReportSchedules schedules, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var recipients = form["recipients"].ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var name = form["name"].ToString().Trim();
        var (type, frequency) = (ReportWords.Chosen<ReportType>(form["scheduled_type"]), ReportWords.Chosen<ReportFrequency>(form["frequency"]));
        var first = FirstOf(form);
        if (Refuse(form, name, type, frequency, first, recipients) is { } refused)
        {
            return await ReportForms.AnswerAsync(context, refused, cancellationToken);
        }

        await schedules.AddAsync(
            context.Tenant(),
            new NewSchedule(
                name, type!.Value, frequency!.Value, recipients, ReportFilters.None, new DateTimeOffset(first!.Value, FirstAt, TimeSpan.Zero), true),
            cancellationToken);
        return Back(DoneText.Scheduled);
    }

    public static async Task<IResult> ToggleAsync(
        string id, HttpContext context, ReportSchedules schedules, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out var known) && await schedules.ToggleAsync(context.Tenant(), known, cancellationToken) is { } report
            ? Back(report.IsActive ? DoneText.SwitchedOn : DoneText.SwitchedOff)
            : Unknown;

    public static async Task<IResult> RemoveAsync(string id, HttpContext context, ReportStore store, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out var known) && await store.RemoveScheduleAsync(context.Tenant(), known, cancellationToken)
            ? Back(DoneText.Unscheduled)
            : Unknown;

    private static HealthHtmlProblem Unknown { get; } = new(StatusCodes.Status404NotFound, "There is no such scheduled report any more.");

    private static IResult Back(string done) => TypedResults.LocalRedirect(DoneText.After(SiteNavigation.Reports.Address, done));

    private static DateOnly? FirstOf(IFormCollection form) =>
        DateOnly.TryParseExact(form["first"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1970 and < 2200 ? day : null;

    private static RefusedForm? Refuse(
        IFormCollection form, string name, ReportType? type, ReportFrequency? frequency, DateOnly? first, string[] recipients) =>
        name.Length is 0 or > MostName || name.Any(char.IsControl)
            ? new RefusedForm($"A name is needed, of at most {MostName} characters.", "name", form)
        : type is null ? new RefusedForm("Choose what the report is about.", "scheduled_type", form)
        : frequency is null ? new RefusedForm("Choose how often the report is made.", "frequency", form)
        : first is null ? new RefusedForm("Say on which day the first report is made.", "first", form)
        : Array.Find(recipients, recipient => !MailAddresses.IsOne(recipient)) is { } wrong
            ? new RefusedForm($"“{wrong}” is no e-mail address.", "recipients", form)
        : recipients.Length > ScheduledReport.MostRecipients
            ? new RefusedForm($"A report has at most {ScheduledReport.MostRecipients} recipients.", "recipients", form)
        : null;
}

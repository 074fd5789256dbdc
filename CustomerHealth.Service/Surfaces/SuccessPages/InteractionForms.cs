using System.Globalization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Logging an interaction, and ticking off what was promised after one.</summary>
internal static class InteractionForms
{
    /// <summary>A hidden field: what the record is called, so that a form that is sent twice logs nothing twice.</summary>
    public const string OnceField = "once";

    public const int MostSubject = 500;
    public const int MostDescription = 10_000;

    /// <summary>Who sends the events of these pages.</summary>
    private const string Source = "success-pages";

    public static async Task<IResult> LogAsync(
        string id, HttpContext context, AccountPages pages, InteractionWriter writer, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (Refuse(form, today) is { } refused)
        {
            return await pages.ShowAsync(context, id, refused, cancellationToken);
        }

        var day = DayOf(form);
        var said = new NewInteraction(
            form["kind"].ToString(),
            form["subject"].ToString().Trim(),
            form["description"].ToString().Trim(),
            Sentiment.Neutral,
            context.User.Identity!.Name!,
            null,
            day is not null,
            day);
        var written = await writer.AddAsync(context.Tenant(), id, said, Source, cancellationToken, NameOf(form, context, id));
        return written.Outcome switch
        {
            RecordOutcome.Done or RecordOutcome.Taken =>
                TypedResults.LocalRedirect(DoneText.After(SiteNavigation.AccountPage(id), DoneText.Logged)),
            RecordOutcome.TooLarge => await pages.ShowAsync(
                context, id, new RefusedForm("This is more than an interaction holds.", "description", form), cancellationToken),
            _ => HealthHtmlProblem.NoCustomer,
        };
    }

    public static async Task<IResult> FollowUpAsync(string id, HttpContext context, InteractionWriter writer, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var done = new InteractionChange(FollowUpRequired: false);
        return Guid.TryParseExact(id, "D", out var interaction)
            && (await writer.ChangeAsync(context.Tenant(), interaction, done, Source, cancellationToken)).Outcome == RecordOutcome.Done
            ? TypedResults.LocalRedirect(DoneText.After(LocalAddress.Of(form["back"]), DoneText.FollowedUp))
            : new HealthHtmlProblem(StatusCodes.Status404NotFound, "There is no such interaction any more.");
    }

    private static RefusedForm? Refuse(IFormCollection form, DateOnly today) =>
        !InteractionWords.Kinds.Contains(form["kind"].ToString()) ? new RefusedForm("Choose what kind of interaction it was.", "kind", form)
        : form["subject"].ToString().Trim() is not { Length: >= 1 and <= MostSubject }
            ? new RefusedForm($"A subject is needed, of at most {MostSubject} characters.", "subject", form)
        : form["description"].ToString().Trim() is not { Length: >= 1 and <= MostDescription }
            ? new RefusedForm($"Write down what was said, in at most {PageText.Count(MostDescription)} characters.", "description", form)
        : form["follow_up_date"].ToString().Length > 0 && !(DayOf(form) >= today)
            ? new RefusedForm("A follow-up has a day, today or later.", "follow_up_date", form)
        : null;

    private static DateOnly? DayOf(IFormCollection form) =>
        DateOnly.TryParseExact(form["follow_up_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Null when the form was made by hand; the record then gets a new name.</summary>
    private static Guid? NameOf(IFormCollection form, HttpContext context, string customerId) =>
        Guid.TryParseExact(form[OnceField], "D", out var once)
            ? RecordIds.OfEntity(context.Tenant(), customerId, RecordKinds.InteractionName, once.ToString("D"))
            : null;
}

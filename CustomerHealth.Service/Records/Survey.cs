using CustomerHealth.Scoring.Surveys;

namespace CustomerHealth.Service.Records;

/// <summary>An answered survey.</summary>
/// <param name="Kind">nps, post_ticket, quarterly and so on.</param>
/// <param name="Score">0 to <paramref name="Scale"/>.</param>
/// <param name="Scale">The highest score possible: 10 for NPS, 5 for the others.</param>
/// <param name="Via">How it came: customer_portal, email_link or manual_entry.</param>
/// <param name="EnteredBy">The user who typed it in; null when the customer did.</param>
public sealed record Survey(
    Guid Id,
    string CustomerId,
    Guid? DeploymentId,
    string Kind,
    int Score,
    int Scale,
    string? Feedback,
    string AnsweredBy,
    string AnsweredByEmail,
    string? Ticket,
    Guid? LinkedTicketId,
    string Via,
    string? EnteredBy,
    DateTimeOffset SubmittedAt)
{
    /// <summary>Whether the score is a likelihood to recommend, 0–10, and no satisfaction.</summary>
    public bool IsNps => Kind == "nps";

    /// <summary>The UTC day it was answered.</summary>
    public DateOnly Day => DateOnly.FromDateTime(SubmittedAt.UtcDateTime);

    /// <summary>The score on the scale of its kind, in whole points; only another sender's may have had to be brought to it.</summary>
    public int ShownScore => (int)Math.Round(SurveyScale.Brought(Kind, Score, Scale), MidpointRounding.ToEven);

    internal static Survey Of(StoredRecord stored)
    {
        var data = new RecordData(stored.Data);
        var kind = data.Text("kind") ?? string.Empty;
        return new Survey(
            stored.Id,
            stored.CustomerId,
            data.Uuid("deployment_id"),
            kind,
            data.Whole("score") ?? 0,
            data.Whole("scale") ?? (kind == "nps" ? 10 : 5),
            data.Text("feedback"),
            data.Text("submitted_by") ?? string.Empty,
            data.Text("submitted_by_email") ?? string.Empty,
            data.Text("ticket"),
            data.Uuid("linked_ticket_id"),
            data.Text("via") ?? "manual_entry",
            data.Text("entered_by"),
            stored.CreatedAt);
    }
}

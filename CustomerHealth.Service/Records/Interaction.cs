using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Service.Records;

/// <summary>A meeting, call, e-mail or other contact with a customer, as stated last.</summary>
/// <param name="Kind">support_ticket, meeting, email, call, escalation or training; other senders may use other words.</param>
/// <param name="HeldAt">When it took place.</param>
/// <param name="PerformedBy">Who of us; the sender's name where nobody said.</param>
public sealed record Interaction(
    Guid Id,
    string CustomerId,
    string Kind,
    string Subject,
    string Description,
    Sentiment Sentiment,
    string PerformedBy,
    DateTimeOffset HeldAt,
    bool FollowUpRequired,
    DateOnly? FollowUpDate,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>A follow-up is wanted, and its day is over.</summary>
    public bool IsOverdue(DateOnly today) => FollowUpRequired && FollowUpDate < today;

    internal static Interaction Of(StoredRecord stored)
    {
        var data = new RecordData(stored.Data);
        var kind = data.Text("kind") ?? string.Empty;
        return new Interaction(
            stored.Id,
            stored.CustomerId,
            kind,
            data.Text("subject") ?? kind,
            data.Text("description") ?? data.Text("outcome") ?? string.Empty,
            data.Text("sentiment")?.ToLowerInvariant() switch
            {
                "positive" => Sentiment.Positive,
                "negative" => Sentiment.Negative,
                _ => Sentiment.Neutral,
            },
            data.Text("performed_by") ?? stored.Source,
            data.Time("held") ?? stored.CreatedAt,
            data.Flag("follow_up_required") ?? false,
            data.Date("follow_up_date"),
            stored.CreatedAt,
            stored.UpdatedAt);
    }
}

using System.Globalization;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Timelines;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

internal sealed record TimelineResponse(IReadOnlyList<TimelineItem> Items, int Total, int Skip, int Limit);

/// <param name="Type">interaction, csat_survey, health_score or alert.</param>
/// <param name="Metadata">What there is more of its type.</param>
internal sealed record TimelineItem(
    string Type, Guid Id, DateTime Date, string Title, string? Description, IReadOnlyDictionary<string, object?> Metadata)
{
    public static TimelineItem Of(TimelineEntry entry) => entry switch
    {
        InteractionEntry { Interaction: var interaction } => new(
            "interaction",
            entry.Id,
            entry.At.UtcDateTime,
            interaction.Subject,
            interaction.Description,
            new Dictionary<string, object?>
            {
                ["interaction_type"] = interaction.Kind,
                ["sentiment"] = interaction.Sentiment.ToString().ToLowerInvariant(),
                ["performed_by"] = interaction.PerformedBy,
                ["follow_up_required"] = interaction.FollowUpRequired,
            }),
        SurveyEntry { Survey: var survey } => new(
            "csat_survey",
            entry.Id,
            entry.At.UtcDateTime,
            Text($"{(survey.IsNps ? "NPS" : "CSAT")} survey: {survey.Score} of {survey.Scale}"),
            survey.Feedback,
            new Dictionary<string, object?>
            {
                ["survey_type"] = survey.Kind,
                ["score"] = survey.Score,
                ["submitted_by"] = survey.AnsweredBy,
            }),
        AlertEntry { Alert: var alert } => new(
            "alert",
            entry.Id,
            entry.At.UtcDateTime,
            alert.Title,
            alert.Detail,
            new Dictionary<string, object?>
            {
                ["alert_type"] = alert.Rule,
                ["severity"] = alert.Severity.Word(),
                ["is_resolved"] = alert.ResolvedAt is not null,
            }),
        ScoreEntry { Score: var day, Before: var before } => new(
            "health_score",
            entry.Id,
            entry.At.UtcDateTime,
            Text($"Health score: {day.Standing.Scores.Overall}"),
            before is { } was ? Text($"{day.Risk.Title}; it was {was.Overall} the day before.") : $"{day.Risk.Title}.",
            new Dictionary<string, object?>
            {
                ["overall_score"] = day.Standing.Scores.Overall,
                ["risk_level"] = day.Risk.Key,
                ["score_trend"] = SuccessWords.Of(day.Standing.Trend),
            }),
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "The document has no type for it."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

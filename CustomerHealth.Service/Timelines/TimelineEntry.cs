using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Timelines;

/// <summary>Something that happened with a customer, and when.</summary>
public abstract record TimelineEntry(DateTimeOffset At, Guid Id);

public sealed record InteractionEntry(Interaction Interaction) : TimelineEntry(Interaction.HeldAt, Interaction.Id);

public sealed record SurveyEntry(Survey Survey) : TimelineEntry(Survey.SubmittedAt, Survey.Id);

public sealed record AlertEntry(CustomerAlert Alert) : TimelineEntry(Alert.Raised, Alert.Id);

/// <summary>The success score became another.</summary>
/// <param name="Before">The scores of the day before; null where there were none.</param>
public sealed record ScoreEntry(SuccessDay Score, Guid Id, SuccessScores? Before) : TimelineEntry(Score.Standing.CalculatedAt, Id);

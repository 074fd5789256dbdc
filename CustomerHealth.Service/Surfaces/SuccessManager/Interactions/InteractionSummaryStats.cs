using System.Text.Json.Serialization;
using CustomerHealth.Service.Interactions;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary>What was going on: the document's kinds always, and other senders' where there is something of them.</summary>
internal sealed record InteractionSummaryStats(
    int TotalInteractions,
    [property: JsonPropertyName("last_30_days")] int Last30Days,
    [property: JsonPropertyName("last_7_days")] int Last7Days,
    IReadOnlyDictionary<string, int> ByType,
    IReadOnlyDictionary<string, int> BySentiment,
    int PendingFollowups,
    int OverdueFollowups,
    IReadOnlyList<PerformerStats> TopPerformers,
    IReadOnlyList<DailyTrendItem> DailyTrend)
{
    public static InteractionSummaryStats Of(InteractionFigures figures) => new(
        figures.Total,
        figures.Last30Days,
        figures.Last7Days,
        InteractionShape.Kinds.Listing.Union(figures.ByKind.Keys.Order(StringComparer.Ordinal))
            .ToDictionary(word => word, word => figures.ByKind.GetValueOrDefault(word)),
        Enum.GetValues<Scoring.Events.Sentiment>()
            .ToDictionary(InteractionShape.Sentiments.Of, sentiment => figures.BySentiment.GetValueOrDefault(sentiment)),
        figures.PendingFollowUps,
        figures.OverdueFollowUps,
        [.. figures.Performers.Select(performer => new PerformerStats(performer.Name, performer.Count))],
        [.. figures.Days.Select(day => new DailyTrendItem(day.Day, day.Count))]);
}

internal sealed record PerformerStats(string Name, int Count);

internal sealed record DailyTrendItem(DateOnly Date, int Count);

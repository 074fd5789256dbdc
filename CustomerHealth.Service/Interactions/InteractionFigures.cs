using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Interactions;

/// <summary>
/// What was going on with customers. A window of so many days are today and the UTC days before it; what is planned for a later day is in
/// none.
/// </summary>
/// <param name="ByKind">Of the last 30 days, as are the next and the performers. In no order; kinds without any are missing.</param>
/// <param name="Performers">The five who had most, by the names they are known by.</param>
/// <param name="Days">The last seven days, the oldest first.</param>
public sealed record InteractionFigures(
    int Total,
    int Last30Days,
    int Last7Days,
    IReadOnlyDictionary<string, int> ByKind,
    IReadOnlyDictionary<Sentiment, int> BySentiment,
    int PendingFollowUps,
    int OverdueFollowUps,
    IReadOnlyList<(string Name, int Count)> Performers,
    IReadOnlyList<(DateOnly Day, int Count)> Days)
{
    private const int Month = 30;
    private const int Week = 7;
    private const int MostPerformers = 5;

    /// <param name="nameOf">Who is meant by what stands in <see cref="Interaction.PerformedBy"/>.</param>
    public static InteractionFigures Of(IReadOnlyCollection<Interaction> all, DateOnly today, Func<string, string> nameOf)
    {
        var month = Within(all, today, Month).ToList();
        var byDay = Within(month, today, Week).CountBy(DayOf).ToDictionary();
        var followUps = FollowUp.Of(all, today);
        return new InteractionFigures(
            all.Count,
            month.Count,
            byDay.Values.Sum(),
            month.CountBy(interaction => interaction.Kind).ToDictionary(),
            month.CountBy(interaction => interaction.Sentiment).ToDictionary(),
            followUps.Count,
            followUps.Count(followUp => followUp.IsOverdue),
            [
                .. month.CountBy(interaction => nameOf(interaction.PerformedBy))
                    .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Take(MostPerformers)
                    .Select(pair => (pair.Key, pair.Value)),
            ],
            [.. Enumerable.Range(1 - Week, Week).Select(today.AddDays).Select(day => (day, byDay.GetValueOrDefault(day)))]);
    }

    private static IEnumerable<Interaction> Within(IEnumerable<Interaction> interactions, DateOnly today, int days) =>
        interactions.Where(interaction => DayOf(interaction) is var day && day > today.AddDays(-days) && day <= today);

    private static DateOnly DayOf(Interaction interaction) => DateOnly.FromDateTime(interaction.HeldAt.UtcDateTime);
}

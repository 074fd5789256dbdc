using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Scoring.Surveys;

namespace CustomerHealth.Scoring;

/// <summary>The readings of a relationship: what the customer is worth, and how it stands to us.</summary>
internal static class RelationshipReadings
{
    private const int RecommendationScale = 10;

    // Amounts are exact to four decimals; as a whole number of those a value is compared without rounding.
    private const int ValueUnits = 10_000;
    private const decimal MostValue = long.MaxValue / ValueUnits;

    public static Reading LifetimeValue(CustomerSignals signals)
    {
        var value = Amounts.Add(signals.Purchases.Amount, CountedProjects(signals.ProjectSpan).Amount);
        return new Reading(
            (long)(Math.Min(value, MostValue) * ValueUnits), ValueUnits, signals.Purchases.Count > 0 || signals.ProjectSpan.Length > 0);
    }

    public static Reading Projects(CustomerSignals signals) =>
        new(CountedProjects(signals.ProjectSpan).Count, 1, signals.ProjectSpan.Length > 0);

    public static Reading Recommendation(CustomerSignals signals) => LatestRecommendation(signals.SurveySpan) is { } answer
        ? new Reading((long)answer.Score * RecommendationScale, Math.Max(1, answer.Scale), true)
        : new Reading(0, 1, false);

    public static Reading Referrals(CustomerSignals signals) =>
        new(signals.Referrals?.Count ?? 0, 1, signals.Referrals is not null);

    public static Reading DaysSinceContact(CustomerSignals signals, DateOnly today)
    {
        int? least = null;
        foreach (var contact in signals.InteractionSpan)
        {
            if (!contact.WasHeld(DateOnly.MinValue, today))
                continue;

            var days = today.DayNumber - DateOnly.FromDateTime(contact.Held.UtcDateTime).DayNumber;
            least = Math.Min(least ?? days, days);
        }

        return new Reading(least ?? 0, 1, least is not null);
    }

    /// <summary>The projects that run or were completed, and what they come to; each amount taken to four decimals.</summary>
    public static (int Count, decimal Amount) CountedProjects(ReadOnlySpan<ProjectSignal> projects)
    {
        var (count, amount) = (0, 0m);
        foreach (var project in projects)
        {
            if (project.Counts)
                (count, amount) = (count + 1, Amounts.Add(amount, project.Amount));
        }

        return (count, amount);
    }

    /// <summary>The answer given last. A later correction of an earlier answer does not make it the last one.</summary>
    public static SurveySignal? LatestRecommendation(ReadOnlySpan<SurveySignal> surveys)
    {
        SurveySignal? latest = null;
        foreach (var survey in surveys)
        {
            if (survey.Kind == SurveyStatistics.RecommendationKind
                && (latest is null
                    || survey.FirstSeen > latest.FirstSeen
                    || (survey.FirstSeen == latest.FirstSeen && survey.Latest > latest.Latest)))
            {
                latest = survey;
            }
        }

        return latest;
    }
}

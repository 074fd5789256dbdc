using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring.Relationships;

/// <summary>How an answer to "would you recommend us?" is called.</summary>
public enum RecommendationKind
{
    /// <summary>Nobody asked, or there was no answer.</summary>
    Unknown,
    Detractor,
    Passive,
    Promoter,
}

/// <summary>What those who look after a customer should know and do.</summary>
/// <param name="IsAtRisk">Inactive or churned.</param>
/// <param name="Opportunities">In plain words, the most worthwhile first.</param>
/// <param name="Recommendations">In plain words; those of the season come last.</param>
public sealed record RelationshipInsights(
    RecommendationKind Recommendation, bool IsAtRisk, IReadOnlyList<string> Opportunities, IReadOnlyList<string> Recommendations)
{
    /// <summary>Who is worth more could bring others.</summary>
    public const decimal ReferralsOver = 30_000;

    /// <summary>A roof older than so many years may need work.</summary>
    public const int OldRoofOverYears = 15;

    /// <summary>More interactions than this in <see cref="EngagedDays"/> days are many.</summary>
    public const int EngagedOver = 5;

    public const int EngagedDays = 30;

    private const decimal PromoterFrom = 9;
    private const decimal PassiveFrom = 7;

    /// <param name="recentContacts">Interactions of the last <see cref="EngagedDays"/> days, today included: <see cref="ContactsIn"/>.</param>
    /// <param name="roofAge">Years; null where nobody said.</param>
    /// <param name="today">The season is that of this day.</param>
    public static RelationshipInsights Of(
        CustomerValue value, RelationshipStatus status, int recentContacts, int? roofAge, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isAtRisk = status is RelationshipStatus.Inactive or RelationshipStatus.Churned;
        return new RelationshipInsights(
            KindOf(value.Recommendation),
            isAtRisk,
            [
                .. Said(value.LifetimeValue > ReferralsOver && !value.IsReferralPartner, "Candidate for referral program"),
                .. Said(value.Projects == 1 && roofAge > OldRoofOverYears, "May need maintenance or replacement soon"),
                .. Said(recentContacts > EngagedOver, "High engagement - potential upsell opportunity"),
            ],
            [
                .. Said(isAtRisk, "Schedule re-engagement campaign"),
                .. Said(today.Month is >= 3 and <= 5, "Good time for roof inspection outreach"),
                .. Said(today.Month is 9 or 10, "Winter preparation services"),
            ]);
    }

    /// <summary>Interactions that took place on one of the last days, today included.</summary>
    public static int ContactsIn(int days, CustomerSignals signals, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(signals);
        return signals.Interactions.Count(contact => contact.WasHeld(today.AddDays(-days), today));
    }

    public static RecommendationKind KindOf(RatedAnswer? answer) => answer?.OfTen switch
    {
        null => RecommendationKind.Unknown,
        >= PromoterFrom => RecommendationKind.Promoter,
        >= PassiveFrom => RecommendationKind.Passive,
        _ => RecommendationKind.Detractor,
    };

    private static IEnumerable<string> Said(bool holds, string text) => holds ? [text] : [];
}

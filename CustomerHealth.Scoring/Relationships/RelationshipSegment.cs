namespace CustomerHealth.Scoring.Relationships;

/// <summary>The kind of relationship. The numbers are part of the stored format.</summary>
public enum RelationshipSegment : byte
{
    Standard = 0,

    /// <summary>Several projects.</summary>
    Repeat = 1,

    /// <summary>Brings others.</summary>
    ReferralSource = 2,

    /// <summary>Worth a lot.</summary>
    Premium = 3,
}

/// <summary>How the segment follows from what a customer is worth, where nobody said what it is.</summary>
public static class RelationshipSegments
{
    /// <summary>Who is worth more is premium.</summary>
    public const decimal PremiumOver = 50_000;

    /// <summary>Referrals that make a source of them.</summary>
    public const int SourceFrom = 3;

    /// <summary>Projects that make a repeated customer.</summary>
    public const int RepeatFrom = 2;

    /// <summary>A segment that was said is pinned; else the first of these that fits: premium, source of referrals, repeat, standard.</summary>
    /// <param name="pinned">What somebody said; null where the rule shall decide.</param>
    public static RelationshipSegment Of(RelationshipSegment? pinned, CustomerValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return pinned is { } said ? said
            : value.LifetimeValue > PremiumOver ? RelationshipSegment.Premium
            : value.Referrals >= SourceFrom ? RelationshipSegment.ReferralSource
            : value.Projects >= RepeatFrom ? RelationshipSegment.Repeat
            : RelationshipSegment.Standard;
    }
}

using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Relationships;

namespace CustomerHealth.Service.Customers;

/// <summary>What somebody said of a relationship, against the rules.</summary>
/// <param name="Status">Null where the rule shall decide; so for the segment.</param>
public readonly record struct PinnedRelationship(RelationshipStatus? Status, RelationshipSegment? Segment)
{
    private const int SegmentShift = 8;

    /// <summary>As one number, each part one more than its own, so that 0 is nothing said; null where nothing was.</summary>
    internal int? ToNumber() => this == default
        ? null
        : ((int?)Status + 1 ?? 0) | (((int?)Segment + 1 ?? 0) << SegmentShift);

    internal static PinnedRelationship FromNumber(int? number)
    {
        var (status, segment) = (number.GetValueOrDefault() & 0xFF, number.GetValueOrDefault() >> SegmentShift);
        return new PinnedRelationship(
            status == 0 ? null : (RelationshipStatus)(status - 1), segment == 0 ? null : (RelationshipSegment)(segment - 1));
    }
}

/// <summary>Where a customer stands for those who keep the relationship, on a day: what somebody said, else what the rules make of it.</summary>
public readonly record struct CustomerRelationship(RelationshipStatus Status, RelationshipSegment Segment)
{
    public static CustomerRelationship Of(CustomerSummary customer, DateOnly today) =>
        Of(customer.Profile.Pinned, customer.Value, customer.Standing, customer.Profile.CreatedAt, today);

    internal static CustomerRelationship Of(
        PinnedRelationship pinned, CustomerValue value, AccountStanding standing, DateTimeOffset createdAt, DateOnly today) => new(
        RelationshipStatuses.Of(pinned.Status, value, DaysOf(standing, createdAt), today),
        RelationshipSegments.Of(pinned.Segment, value));

    private static RelationshipDays DaysOf(AccountStanding standing, DateTimeOffset createdAt) => new(
        DayOf(createdAt)!.Value, DayOf(standing.LastContact), standing.Life == LifecycleState.Churned, DayOf(standing.LifeSince));

    private static DateOnly? DayOf(DateTimeOffset? moment) => moment is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}

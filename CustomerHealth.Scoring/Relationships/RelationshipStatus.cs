namespace CustomerHealth.Scoring.Relationships;

/// <summary>Where a relationship stands. The numbers are part of the stored format.</summary>
public enum RelationshipStatus : byte
{
    Active = 0,

    /// <summary>Nobody spoke with the customer for a while.</summary>
    Inactive = 1,

    /// <summary>Worth more than most.</summary>
    Vip = 2,

    /// <summary>It has ended, or fell silent long ago.</summary>
    Churned = 3,
}

/// <summary>How the status follows from what is known, where nobody said what it is.</summary>
public static class RelationshipStatuses
{
    /// <summary>Days without any activity after which a relationship has ended: eighteen months.</summary>
    public const int SilentDays = 547;

    /// <summary>Days without an interaction after which nobody looks after it.</summary>
    public const int QuietDays = 180;

    /// <summary>Who is worth more is a VIP.</summary>
    public const decimal VipOver = 100_000;

    /// <summary>A status that was said is pinned; else the first of these: ended or silent, VIP, quiet, active.</summary>
    /// <param name="pinned">What somebody said; null where the rule shall decide.</param>
    public static RelationshipStatus Of(RelationshipStatus? pinned, CustomerValue value, in RelationshipDays days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(value);
        return pinned is { } said ? said
            : days.HasChurned || IsOver(days.LastActivity(value), SilentDays, today) ? RelationshipStatus.Churned
            : value.LifetimeValue > VipOver ? RelationshipStatus.Vip
            : IsOver(days.LastCare(value), QuietDays, today) ? RelationshipStatus.Inactive
            : RelationshipStatus.Active;
    }

    private static bool IsOver(DateOnly? day, int most, DateOnly today) => day is { } last && today.DayNumber - last.DayNumber > most;
}

/// <summary>The days of a customer that are not part of its value.</summary>
/// <param name="Since">Since when it is a customer.</param>
/// <param name="LastContact">The latest interaction that took place; null without one.</param>
/// <param name="HasChurned">The state of life entered last is that it left.</param>
/// <param name="LifeSince">When its state of life was entered; null where nobody said one.</param>
public readonly record struct RelationshipDays(DateOnly Since, DateOnly? LastContact, bool HasChurned = false, DateOnly? LifeSince = null)
{
    /// <summary>
    /// The latest activity: an interaction, a purchase, a project, a sign of life, or that somebody said how it lives. Null for a customer that
    /// had neither interaction nor purchase nor project: where nothing ever was, nothing fell silent, and the lifecycle alone says that it left.
    /// </summary>
    public DateOnly? LastActivity(CustomerValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var dealt = Later(Later(LastContact, value.LastPurchase), value.LastProject);
        return dealt is null ? null : Later(Later(dealt, value.LastSign), LifeSince);
    }

    /// <summary>
    /// The day that quiet is counted from: the last interaction. Where none was ever logged, the latest activity stands for it, and the first
    /// day as a customer before that.
    /// </summary>
    public DateOnly? LastCare(CustomerValue value) => LastContact ?? Later(Since, LastActivity(value));

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => !(other > one) && one is not null ? one : other ?? one;
}

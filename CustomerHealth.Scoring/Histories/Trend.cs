namespace CustomerHealth.Scoring;

/// <summary>Where a score is heading.</summary>
public enum TrendDirection
{
    /// <summary>There is no score today, or none to compare it with.</summary>
    Unknown,
    Declining,
    Stable,
    Improving,
}

/// <summary>The change of a score over some days, and what the scorecard calls it.</summary>
/// <param name="Direction">By the scorecard's rule.</param>
/// <param name="ChangeTenths">Tenths of a point, negative when it fell; null if unknown.</param>
/// <param name="Days">Over how many days.</param>
public readonly record struct Trend(TrendDirection Direction, int? ChangeTenths, int Days)
{
    /// <summary>
    /// Compares the score in force today with the one in force <see cref="TrendRule.Days"/> ago. A change of exactly the
    /// rule's bound counts as improving or declining.
    /// </summary>
    public static Trend Of(TrendRule rule, ScoreHistory history, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (ChangeOver(history, rule.Days, today) is not { } change)
            return new Trend(TrendDirection.Unknown, null, rule.Days);

        var milli = change * 100;
        var direction = milli >= rule.ImprovingMilli ? TrendDirection.Improving
            : milli <= rule.DecliningMilli ? TrendDirection.Declining
            : TrendDirection.Stable;
        return new Trend(direction, change, rule.Days);
    }

    /// <summary>The change over some days in tenths of a point; null if either day has no score.</summary>
    public static int? ChangeOver(ScoreHistory history, int days, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.TenthsOn(today) - history.TenthsOn(today.AddDays(-days));
    }
}

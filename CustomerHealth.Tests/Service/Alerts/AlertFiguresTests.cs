using CustomerHealth.Service.Alerts;
using Xunit;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>What alerts add up to.</summary>
public sealed class AlertFiguresTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerAlert[] Alerts =
    [
        Alert(AlertSeverity.Critical, AlertTypes.HealthDrop, daysAgo: 0),
        Alert(AlertSeverity.High, AlertTypes.Escalation, daysAgo: 6.9),
        Alert(AlertSeverity.High, AlertTypes.Escalation, daysAgo: 7.1),
        Alert(AlertSeverity.Low, AlertTypes.ContractExpiry, daysAgo: 40),
        Alert(AlertSeverity.Critical, AlertTypes.LowCsat, daysAgo: 2) with { Closed = new AlertClosing(Now.AddHours(-13), "Eve") },
        Alert(AlertSeverity.Medium, AlertTypes.LowCsat, daysAgo: 0.25) with { Closed = new AlertClosing(Now, "Eve") },
        Alert(AlertSeverity.Medium, AlertTypes.HealthDrop, daysAgo: 3) with { Ended = Now.AddDays(-1), EndedWhy = "It is over." },
        Alert(AlertSeverity.Critical, AlertTypes.Inactivity, daysAgo: 1) with { Snooze = new AlertSnooze(Now, "Eve", Now.AddDays(1)) },
        Alert(AlertSeverity.High, AlertTypes.Inactivity, daysAgo: 1) with { Snooze = new AlertSnooze(Now.AddDays(-1), "Eve", Now) },
    ];

    [Fact]
    public void The_overview_counts_what_is_unresolved_and_lists_the_latest_urgent_ones()
    {
        var overview = AlertOverview.Of(Alerts, Now);

        Assert.Equal((5, 2, 2), (overview.Unresolved, overview.CreatedToday, overview.ResolvedToday));
        Assert.Equal("Low 1, Medium 0, High 3, Critical 1", Text(overview.BySeverity));
        Assert.Equal("health_drop 1, contract_expiry 1, low_csat 0, escalation 2, inactivity 1", Text(overview.ByType));
        Assert.Equal([Alerts[0], Alerts[8], Alerts[1]], overview.Urgent);
    }

    [Fact]
    public void There_are_ten_urgent_ones_at_most()
    {
        var many = Enumerable.Range(0, 12).Select(hours => Alert(AlertSeverity.High, AlertTypes.Escalation, hours / 24d)).ToList();

        Assert.Equal(many.Take(10), AlertOverview.Of(many, Now).Urgent);
    }

    [Fact]
    public void The_statistics_know_how_long_it_took_until_an_alert_was_done_with()
    {
        var statistics = AlertStatistics.Of(Alerts, Now);

        Assert.Equal((9, 5, 7), (statistics.Total, statistics.Unresolved, statistics.CreatedLastWeek));
        Assert.Equal((35 + 6 + 48) / 3d, statistics.MeanResolution!.Value.TotalHours, 3);
        Assert.Equal("Low (1, 1), Medium (2, 0), High (3, 3), Critical (3, 1)", Text(statistics.BySeverity));
    }

    [Fact]
    public void Without_alerts_everything_is_nothing()
    {
        Assert.Equal("Low 0, Medium 0, High 0, Critical 0", Text(AlertOverview.Of([], Now).BySeverity));
        Assert.Equal((0, null), (AlertStatistics.Of([], Now).Total, AlertStatistics.Of([], Now).MeanResolution));
    }

    private static CustomerAlert Alert(AlertSeverity severity, string rule, double daysAgo) => new(
        Guid.NewGuid(), "acme", rule, "1", severity, "Look", "It is so.", Now.AddDays(-daysAgo), null, null, null, null, null);

    private static string Text<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));
}

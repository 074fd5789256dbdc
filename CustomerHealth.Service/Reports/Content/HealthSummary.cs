using CustomerHealth.Scoring;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How healthy the customers are, how that went, and who is at risk.</summary>
internal static class HealthSummary
{
    /// <summary>The days that the course shows.</summary>
    public static DayRange DaysShown(ReportTerms terms) => terms.Period.AtLeast(1, terms.Today);

    /// <param name="kept">Days before those that the customers remember.</param>
    public static ReportDocument Write(HealthFigures figures, HealthDays kept, ReportTerms terms) => terms.Document(
        "Health summary",
        Glance(figures, terms),
        Spread(figures, terms),
        ScoreCourse.Section(figures.Days.After(kept, terms.Today), DaysShown(terms), BandBlocks.WhyNoScores(figures.Standing, terms), terms),
        Heading(figures, terms),
        AtRisk(figures, terms));

    private static ReportSection Glance(HealthFigures figures, ReportTerms terms)
    {
        var (health, all) = (figures.Standing.Health, figures.Standing.Customers);
        var scored = PageText.Counted(health.Customers, "customer", "customers");
        return new ReportSection(
            "At a glance",
            health.Average is { } average
                ? $"{PageText.Count(figures.AtRisk)} of {scored} with a score {ReportWords.Are(figures.AtRisk)} at risk; "
                    + $"the average is {ReportValue.Of(average, 1).Display} points."
                : BandBlocks.WhyNoScores(figures.Standing, terms),
            [
                new KeyFigures(
                [
                    new KeyFigure(
                        "Customers with a score", ReportValue.Of(health.Customers), $"of {PageText.Counted(all, "customer", "customers")}"),
                    new KeyFigure(
                        "Average score", ReportValue.Of(health.Average, 1), "of 100 points", ReportWords.ToneOfPoints(health.Average)),
                    new KeyFigure(
                        "At risk",
                        ReportValue.Of(figures.AtRisk),
                        $"below {SuccessHealth.AtRiskBelow} points",
                        figures.AtRisk > 0 ? Tone.AtRisk : Tone.Plain),
                ]),
            ]);
    }

    private static ReportSection Spread(HealthFigures figures, ReportTerms terms) => new(
        "How scores are spread",
        BandBlocks.Finding(figures.Standing, terms),
        [BandBlocks.Chart(figures.Standing, terms), BandBlocks.Table(figures.Standing)]);

    private static ReportSection Heading(HealthFigures figures, ReportTerms terms)
    {
        var rule = BuiltInScorecards.Success.Trend;
        var days = rule.Days;
        var (improving, declining) = (figures.Trends[TrendDirection.Improving], figures.Trends[TrendDirection.Declining]);
        var stable = figures.Trends[TrendDirection.Stable] + figures.Trends[TrendDirection.Unknown];
        return new ReportSection(
            "Where scores are heading",
            figures.Standing.Health.Customers == 0
                ? BandBlocks.WhyNoScores(figures.Standing, terms)
                : $"Against {days} days ago {PageText.Count(improving)} {ReportWords.Are(improving)} improving "
                    + $"and {PageText.Count(declining)} {ReportWords.Are(declining)} declining.",
            [
                new KeyFigures(
                [
                    new KeyFigure(
                        "Improving",
                        ReportValue.Of(improving),
                        $"by {PageText.Score(rule.ImprovingMilli)} points or more"),
                    new KeyFigure("Stable", ReportValue.Of(stable), $"or without a score {days} days ago"),
                    new KeyFigure(
                        "Declining",
                        ReportValue.Of(declining),
                        $"by {PageText.Score(-rule.DecliningMilli)} points or more"),
                ]),
            ]);
    }

    private static ReportSection AtRisk(HealthFigures figures, ReportTerms terms)
    {
        var below = $"below {SuccessHealth.AtRiskBelow} points";
        var nobody = figures.Standing.Health.Customers == 0
            ? BandBlocks.WhyNoScores(figures.Standing, terms)
            : $"No score is {below}.";
        return new ReportSection(
            "Customers at risk",
            figures.Lowest is [var lowest, ..]
                ? $"{lowest.Name} has the lowest score, {lowest.Points} of 100 points."
                : nobody,
            [
                new ReportTable(
                    figures.AtRisk > figures.Lowest.Count
                        ? $"The {figures.Lowest.Count} lowest of {PageText.Count(figures.AtRisk)} scores {below}, the lowest first"
                        : $"Scores {below}, the lowest first",
                    [
                        new ReportColumn("Customer", Width: 2.2),
                        new ReportColumn("Account manager", Width: 1.4),
                        new ReportColumn("Score", IsNumber: true, Width: 0.6),
                        new ReportColumn("Trend"),
                        new ReportColumn("Most points lost on", Width: 3),
                    ],
                    [
                        .. figures.Lowest.Select(customer => (IReadOnlyList<ReportValue>)
                        [
                            ReportValue.Of(customer.Name),
                            ReportValue.Of(customer.Manager),
                            ReportValue.Of(customer.Points),
                            ReportValue.Of(ReportWords.Of(customer.Trend)),
                            ReportValue.Of(customer.Concerns),
                        ]),
                    ],
                    nobody),
            ]);
    }
}

using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>
/// The figures a board asks for. The six at its head are those of the dashboard, answers of all time among them; the period's stand under
/// a heading of their own.
/// </summary>
internal static class ExecutiveSummary
{
    /// <summary>A week is too short to see a course.</summary>
    private const int LeastDaysShown = 30;

    /// <summary>The days that the course of the score shows.</summary>
    public static DayRange DaysShown(ReportTerms terms) => terms.Period.AtLeast(LeastDaysShown, terms.Today);

    /// <param name="kept">Days before those that the customers remember.</param>
    public static ReportDocument Write(ExecutiveFigures figures, HealthDays kept, ReportTerms terms) => terms.Document(
        "Executive summary",
        Glance(figures, terms),
        new ReportSection(
            "How healthy customers are", BandBlocks.Finding(figures.Standing, terms), [BandBlocks.Chart(figures.Standing, terms)]),
        ScoreCourse.Section(figures.Days.After(kept, terms.Today), DaysShown(terms), BandBlocks.WhyNoScores(figures.Standing, terms), terms),
        Urgent(figures, terms),
        Happened(figures, terms));

    private static ReportSection Glance(ExecutiveFigures figures, ReportTerms terms)
    {
        var standing = figures.Standing;
        var atRisk = standing.CountOf(CustomerStatus.AtRisk);
        var (open, critical) = (standing.Alerts.OpenAt(terms.AsOf), standing.Alerts.CriticalAt(terms.AsOf));
        return new ReportSection(
            "At a glance",
            standing.Customers == 0
                ? terms.Scope.WhyNobody
                : $"{PageText.Count(atRisk)} of {PageText.Counted(standing.Customers, "customer", "customers")} {ReportWords.Are(atRisk)} at risk, "
                    + $"and {PageText.Counted(open, "alert is", "alerts are")} open.",
            [
                new KeyFigures(
                [
                    new KeyFigure(
                        "Customers",
                        ReportValue.Of(standing.Customers),
                        $"{PageText.Count(standing.CountOf(CustomerStatus.Churned))} of them churned"),
                    new KeyFigure(
                        "Mean health",
                        ReportValue.Of(standing.Health.Average, 1),
                        "of 100 points",
                        ReportWords.ToneOfPoints(standing.Health.Average)),
                    new KeyFigure(
                        "Mean CSAT",
                        ReportValue.Of(standing.Surveys.Satisfaction.Average, 2),
                        $"of 5; {InPeriod(ReportValue.Of(figures.Answers.Satisfaction.Average, 2))}"),
                    new KeyFigure(
                        "Net promoter score",
                        ReportValue.Of(standing.Surveys.Recommendation.Score),
                        $"−100 to 100; {InPeriod(ReportValue.Of(figures.Answers.Recommendation.Score))}"),
                    new KeyFigure(
                        "Active alerts",
                        ReportValue.Of(open),
                        $"{PageText.Count(critical)} critical"),
                    new KeyFigure(
                        "Customers at risk", ReportValue.Of(atRisk), "by their status", atRisk > 0 ? Tone.AtRisk : Tone.Plain),
                ]),
            ]);
    }

    private static ReportSection Urgent(ExecutiveFigures figures, ReportTerms terms)
    {
        var none = figures.Standing.Customers == 0 ? terms.Scope.WhyNobody : "No open alert is critical or high.";
        return new ReportSection(
            "Urgent alerts",
            figures.UrgentCount == 0 ? none : $"{PageText.Counted(figures.UrgentCount, "open alert is", "open alerts are")} critical or high.",
            [
                new ReportTable(
                    figures.UrgentCount > figures.Urgent.Count
                        ? $"The {figures.Urgent.Count} latest of {PageText.Count(figures.UrgentCount)} critical or high alerts, the newest first"
                        : "Critical and high alerts, the newest first",
                    [
                        new ReportColumn("Severity", Width: 0.8),
                        new ReportColumn("Customer", Width: 2),
                        new ReportColumn("Alert", Width: 2.4),
                        new ReportColumn("Raised", Width: 1.6),
                    ],
                    [
                        .. figures.Urgent.Select(urgent => (IReadOnlyList<ReportValue>)
                        [
                            ReportValue.Of(urgent.Alert.Severity.Word()),
                            ReportValue.Of(urgent.Customer),
                            ReportValue.Of(urgent.Alert.Title),
                            ReportValue.Of(urgent.Alert.Raised),
                        ]),
                    ],
                    none),
            ]);
    }

    private static ReportSection Happened(ExecutiveFigures figures, ReportTerms terms) => new(
        "What happened",
        figures.Standing.Customers == 0
            ? terms.Scope.WhyNobody
            : $"{PageText.Counted(figures.Raised, "alert was", "alerts were")} raised and {PageText.Count(figures.Resolved)} resolved, "
                + $"{ReportCover.DaysOf(terms.Period)}.",
        [
            new KeyFigures(
            [
                new KeyFigure("Interactions", ReportValue.Of(figures.Interactions), null),
                new KeyFigure("CSAT answers", ReportValue.Of(figures.Answers.Responses), "recommendations among them"),
                new KeyFigure("Alerts raised", ReportValue.Of(figures.Raised), null),
                new KeyFigure("Alerts resolved", ReportValue.Of(figures.Resolved), "or ended, or put off"),
            ]),
        ]);

    private static string InPeriod(ReportValue value) =>
        value.Kind == ValueKind.Missing ? "no answer in the period" : $"in the period {value.Display}";
}

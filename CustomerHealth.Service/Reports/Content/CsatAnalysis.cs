using System.Globalization;
using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How satisfied customers say they are.</summary>
/// <remarks>
/// The API answers a response rate of 100 as soon as there are answers, as documented. Nobody counts who was asked, so a report shows what
/// can be known: the share of the customers who answered.
/// </remarks>
internal static class CsatAnalysis
{
    private const int MostKinds = 20;

    public static ReportDocument Write(CsatFigures figures, ReportTerms terms) => terms.Document(
        "CSAT analysis", Glance(figures, terms), ByKind(figures, terms), Course(figures, terms), Low(figures, terms));

    private static ReportSection Glance(CsatFigures figures, ReportTerms terms)
    {
        var all = figures.Answers.All;
        var (satisfied, recommending) = (all.Satisfaction, all.Recommendation);
        return new ReportSection(
            "At a glance",
            satisfied.Average is { } average ? $"Satisfaction is {ReportValue.Of(average, 2).Display} of 5 over {Answers(satisfied.Count)}."
                : all.Responses > 0 ? $"{ReportWords.Capital(Answers(all.Responses))}, all of them recommendations."
                : WhyNone(figures, terms),
            [
                new KeyFigures(
                [
                    new KeyFigure(
                        "Average CSAT", ReportValue.Of(satisfied.Average, 2), $"of 5; {Answers(satisfied.Count)}, recommendations aside"),
                    new KeyFigure("Answers", ReportValue.Of(all.Responses), null),
                    new KeyFigure("Net promoter score", ReportValue.Of(recommending.Score), $"−100 to 100; {Answers(recommending.Total)}"),
                    new KeyFigure(
                        "Response rate by customer",
                        ReportValue.Percent(figures.Customers == 0 ? null : 100m * figures.Answering / figures.Customers),
                        $"{PageText.Count(figures.Answering)} of {PageText.Counted(figures.Customers, "customer", "customers")} answered; "
                            + "who else was asked is not known"),
                ]),
            ]);
    }

    private static ReportSection ByKind(CsatFigures figures, ReportTerms terms)
    {
        var kinds = figures.Answers.Kinds
            .OrderByDescending(kind => kind.Value.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .ToList();
        return new ReportSection(
            "By type of survey",
            kinds is [var most, ..]
                ? $"Most answers came to {ReportWords.OfSurvey(most.Key)}: "
                    + $"{PageText.Count(most.Value.Count)} of {PageText.Count(figures.Answers.All.Responses)}."
                : WhyNone(figures, terms),
            [
                new ReportTable(
                    kinds.Count > MostKinds
                        ? $"The {MostKinds} of {PageText.Count(kinds.Count)} types with most answers; the averages are on the scale of the type"
                        : "Scores by type, most answers first; the averages are on the scale of the type",
                    [
                        new ReportColumn("Type of survey", Width: 2),
                        new ReportColumn("Answers", IsNumber: true),
                        new ReportColumn("Average", IsNumber: true),
                        new ReportColumn("Scale"),
                    ],
                    [
                        .. kinds.Take(MostKinds).Select(kind => (IReadOnlyList<ReportValue>)
                        [
                            ReportValue.Of(ReportWords.OfSurvey(kind.Key)),
                            ReportValue.Of(kind.Value.Count),
                            ReportValue.Of(kind.Value.Average, 2),
                            ReportValue.Of(ScaleOf(kind.Key)),
                        ]),
                    ],
                    WhyNone(figures, terms)),
            ]);
    }

    private static ReportSection Course(CsatFigures figures, ReportTerms terms)
    {
        var begin = terms.Period.From ?? SurveySums.YearUpTo(terms.Period.To);
        var months = figures.Answers.Months.Where(month => month.First >= MonthOfAnswers.FirstOf(begin)).ToList();
        var finding = months switch
        {
            [] => figures.Answers.All.Responses == 0 ? WhyNone(figures, terms) : "Nobody answered in the last twelve months.",
            [var only] => $"All answers came in {Named(only.First)}: {MeanOf(only)} of 5.",
            [var first, .., var last] =>
                $"From {Named(first.First)} to {Named(last.First)} the average went from {MeanOf(first)} to {MeanOf(last)} of 5.",
        };
        return new ReportSection(
            "How answers went",
            finding,
            months.Count == 0
                ? []
                : [new LineChart("Average of all answers by month, recommendations halved", finding, 0, 5, PointsOf(months))]);
    }

    private static ReportSection Low(CsatFigures figures, ReportTerms terms)
    {
        var all = figures.Answers.All.Responses;
        var none = all == 0 ? WhyNone(figures, terms) : $"No score is below {LowAnswer.Below}.";
        return new ReportSection(
            "Latest low scores",
            figures.LowCount == 0
                ? none
                : $"{PageText.Count(figures.LowCount)} of {Answers(all)} {ReportWords.Are(figures.LowCount)} below {LowAnswer.Below}.",
            [
                new ReportTable(
                    figures.LowCount > figures.Low.Count
                        ? $"The {figures.Low.Count} latest of {PageText.Count(figures.LowCount)} scores below {LowAnswer.Below}, the newest first"
                        : $"Scores below {LowAnswer.Below}, the newest first",
                    [
                        new ReportColumn("Customer", Width: 1.8),
                        new ReportColumn("Type of survey", Width: 1.2),
                        new ReportColumn("Score", IsNumber: true, Width: 0.6),
                        new ReportColumn("Scale", Width: 0.7),
                        new ReportColumn("Feedback", Width: 3),
                        new ReportColumn("Answered", Width: 1.1),
                    ],
                    [
                        .. figures.Low.Select(low => (IReadOnlyList<ReportValue>)
                        [
                            ReportValue.Of(low.Customer),
                            ReportValue.Of(ReportWords.OfSurvey(low.Survey.Kind)),
                            ReportValue.Of(low.Survey.ShownScore),
                            ReportValue.Of(ScaleOf(low.Survey.Kind)),
                            ReportValue.Of(Activity.Cut(low.Survey.Feedback)),
                            ReportValue.Of(low.Survey.Day),
                        ]),
                    ],
                    none),
            ]);
    }

    /// <summary>Every month from the first with answers to the last; one without any is a gap.</summary>
    private static List<LinePoint> PointsOf(List<MonthOfAnswers> months)
    {
        var means = months.ToDictionary(month => month.First, month => month.Scores.Average);
        var points = new List<LinePoint>();
        for (var month = months[0].First; month <= months[^1].First; month = month.AddMonths(1))
        {
            var mean = means.GetValueOrDefault(month);
            points.Add(new LinePoint(month, mean is { } known ? decimal.Round(known, 2, MidpointRounding.ToEven) : null));
        }

        return points;
    }

    private static string WhyNone(CsatFigures figures, ReportTerms terms) =>
        figures.Customers == 0 ? terms.Scope.WhyNobody : "Nobody answered a survey in this period.";

    private static string Answers(int count) => PageText.Counted(count, "answer", "answers");

    private static string ScaleOf(string kind) => $"{SurveyScale.LeastOf(kind)}–{SurveyScale.MostOf(kind)}";

    private static string MeanOf(MonthOfAnswers month) => ReportValue.Of(month.Scores.Average, 2).Display;

    private static string Named(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);
}

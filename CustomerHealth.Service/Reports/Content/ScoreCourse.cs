using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How the average score went, day by day.</summary>
internal static class ScoreCourse
{
    /// <param name="whyNoScores">Why there may be no score at all, as a sentence.</param>
    public static ReportSection Section(HealthDays days, DayRange shown, string whyNoScores, ReportTerms terms)
    {
        var points = PointsOf(days, shown);
        var finding = days.All.Points.Count == 0 ? whyNoScores : FindingOf(points, shown, terms);
        return new ReportSection(
            "How the average score went",
            finding,
            points.Count == 0 ? [] : [new LineChart($"Average score, {DaysOf(points)}", finding, 0, 100, points)]);
    }

    /// <summary>Every day from the first with a score on; a day without any is a gap.</summary>
    private static List<LinePoint> PointsOf(HealthDays days, DayRange shown)
    {
        var scored = days.Between(shown).ToDictionary(day => day.Day, day => Rounded(day.Scores.Average));
        if (scored.Count == 0)
        {
            return [];
        }

        var (first, last) = (scored.Keys.Min(), scored.Keys.Max());
        return [.. Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
            .Select(DateOnly.FromDayNumber)
            .Select(day => new LinePoint(day, scored.GetValueOrDefault(day)))];
    }

    private static string FindingOf(IReadOnlyList<LinePoint> points, DayRange shown, ReportTerms terms)
    {
        if (points is not [var first, .., var last])
        {
            return points is [var only]
                ? $"Scores are known of one day: {Points(only)} points on {PageText.Date(only.Day)}."
                : "No score is known of these days.";
        }

        var course = (last.Value - first.Value) switch
        {
            > 0 => "rose",
            < 0 => "fell",
            _ => null,
        };
        var sentence = course is null
            ? $"The average is {Points(last)} points, as it was on {PageText.Date(first.Day)}."
            : $"The average {course} from {Points(first)} to {Points(last)} points "
                + $"between {PageText.Date(first.Day)} and {PageText.Date(last.Day)}.";
        return shown.From < HealthDays.RememberedFrom(terms.Today) && !terms.Scope.IsEverybody
            ? $"{sentence} Of chosen customers no day before {PageText.Date(HealthDays.RememberedFrom(terms.Today))} is known."
            : sentence;
    }

    private static string DaysOf(List<LinePoint> points) => ReportCover.DaysOf(new ReportPeriod(points[0].Day, points[^1].Day));

    private static string Points(LinePoint point) => ReportValue.Of(point.Value, 1).Display;

    private static decimal? Rounded(decimal? average) =>
        average is { } known ? decimal.Round(known, 1, MidpointRounding.ToEven) : null;
}

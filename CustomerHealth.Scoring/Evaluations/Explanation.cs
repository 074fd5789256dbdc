namespace CustomerHealth.Scoring;

/// <summary>Says in words how a score came about. The points of the lines are those of the evaluation, so they add up.</summary>
public static class Explanation
{
    /// <summary>One line per measure, in the scorecard's order. The same words in every culture.</summary>
    /// <exception cref="ArgumentException">Another scorecard, or another version of it, made the evaluation.</exception>
    public static IReadOnlyList<ExplanationLine> Of(Scorecard scorecard, in Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        if (evaluation.Scorecard?.Name != scorecard.Name || evaluation.Scorecard.Version != scorecard.Version)
            throw new ArgumentException("This scorecard did not make the evaluation.", nameof(evaluation));

        var lines = new ExplanationLine[scorecard.Measures.Count];
        for (var at = 0; at < lines.Length; at++)
        {
            var measure = scorecard.Measures[at];
            ref readonly var score = ref evaluation.Measures[at];
            var counted = score.HasData ? Counted(measure, score) : "";
            var next = score.HasData && score.Earned < score.Possible ? NextStep.Of(measure, score) : "";
            lines[at] = new ExplanationLine(
                measure.Key,
                measure.Title,
                score.Value,
                measure.Unit,
                score.Earned,
                score.Possible,
                score.HasData,
                score.HasData ? Sentence(counted, score, next) : WithoutData(measure, score))
            {
                Counted = counted,
                Next = next,
            };
        }

        return lines;
    }

    private static string Counted(Measure measure, in MeasureScore score) =>
        Words.Quantity(score.Value, measure)
        + (score.IsComparison ? $", {Words.Number(score.Per)} the month before" : "")
        + WithBonus(measure, score);

    private static string WithBonus(Measure measure, in MeasureScore score) => score.HasBonus(measure)
        ? $", and a contract that began less than {Words.Number(measure.Bonus!.YoungerThanDays)} days ago"
        : "";

    private static string Sentence(string counted, in MeasureScore score, string next) =>
        $"{counted}: {Words.PointsOf(score.Earned, score.Possible)}.{(next.Length == 0 ? "" : " ")}{next}";

    private static string WithoutData(Measure measure, in MeasureScore score) => measure.Missing.Excluded
        ? "No data yet: left out, the other measures count for more."
        : $"No data yet{WithBonus(measure, score)}: counted as {Words.PointsOf(score.Earned, score.Possible)}.";
}

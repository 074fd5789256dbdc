namespace CustomerHealth.Scoring;

/// <summary>What a customer would have to reach to earn more on one measure, in words; empty if nothing would.</summary>
internal static class NextStep
{
    public static string Of(Measure measure, in MeasureScore score) => measure.Curve switch
    {
        StepsCurve steps => OfSteps(steps, measure, score),
        RatioCurve ratio => $"{Words.Quantity(ratio.FullValueMilli / 1000d, measure)} would earn {Words.Points(score.Possible)}.",
        LinearCurve => $"{Words.Quantity(0, measure)} would earn {Words.Points(score.Possible)}.",
        GrowthCurve when score.Per > 0 => $"As many as the month before would earn {Words.Points(score.Possible)}.",
        GrowthCurve => $"Any would earn {Words.Points(score.Possible)}.",
        _ => "",
    };

    private static string OfSteps(StepsCurve curve, Measure measure, in MeasureScore score)
    {
        var reached = curve.Reached(score.Amount, score.Per);
        var here = PointsAt(curve, reached);

        // Upwards: the nearest higher threshold that is worth more.
        for (var at = (reached < 0 ? curve.Steps.Count : reached) - 1; at >= 0; at--)
        {
            var step = curve.Steps[at];
            if (step.PointsMilli > here)
            {
                var bound = Words.Quantity(step.ThresholdMilli / 1000d, measure);
                return Would(step.Over ? $"More than {bound}" : bound, step.PointsMilli, curve, measure, score);
            }
        }

        // Downwards: staying below the threshold reached now.
        for (var at = reached; at >= 0 && at < curve.Steps.Count; at++)
        {
            var below = at + 1 < curve.Steps.Count ? at + 1 : -1;
            if (PointsAt(curve, below) > here)
            {
                var step = curve.Steps[at];
                var bound = Words.Quantity(step.ThresholdMilli / 1000d, measure);
                var what = step.Over ? $"At most {bound}" : step.ThresholdMilli == 1000 ? "None" : $"Fewer than {bound}";
                return Would(what, PointsAt(curve, below), curve, measure, score);
            }
        }

        return "";
    }

    private static int PointsAt(StepsCurve curve, int step) => step < 0 ? curve.ElseMilli : curve.Steps[step].PointsMilli;

    // The bonus stays, whatever step is reached; it depends on the contract.
    private static string Would(string what, int pointsMilli, StepsCurve curve, Measure measure, in MeasureScore score)
    {
        var bonus = score.HasBonus(measure) ? measure.Bonus!.PointsMilli : 0;
        return $"{what} would earn {Words.Points(Share.AtMostOne(pointsMilli + bonus, curve.OfMilli).Of(score.Possible))}.";
    }
}

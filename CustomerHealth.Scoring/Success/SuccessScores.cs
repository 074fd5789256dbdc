namespace CustomerHealth.Scoring;

/// <summary>
/// A success evaluation in whole points, 0–100 each, for clients that know no fractions: every number is cut off, never rounded up,
/// so that none names a band that was not reached. The exact parts are those of the evaluation, and only they add up.
/// </summary>
public readonly record struct SuccessScores(
    int Overall, int Engagement, int Adoption, int Support, int Financial, int SlaCompliance)
{
    /// <exception cref="ArgumentException">Another scorecard made the evaluation.</exception>
    public static SuccessScores Of(in Evaluation evaluation)
    {
        if (evaluation.Scorecard?.Name != BuiltInScorecards.Success.Name)
            throw new ArgumentException("The success scorecard did not make the evaluation.", nameof(evaluation));

        return new SuccessScores(
            evaluation.Milli / 1000,
            WholePointsOf("engagement", evaluation),
            WholePointsOf("adoption", evaluation),
            WholePointsOf("support", evaluation),
            WholePointsOf("financial", evaluation),
            WholePointsOf("sla", evaluation));
    }

    // From the exact share: the earned milli-points are rounded, and 97.9999 of 100 must not become 98.
    private static int WholePointsOf(string key, in Evaluation evaluation)
    {
        for (var at = 0; at < evaluation.Measures.Length; at++)
        {
            var measure = evaluation.Scorecard.Measures[at];
            if (measure.Key != key)
                continue;

            ref readonly var score = ref evaluation.Measures[at];
            var share = measure.ShareOf(score.Reading, score.HasBonus(measure));
            return (int)(share.Part * 100 / share.Whole);
        }

        throw new ArgumentException($"The evaluation has no measure \"{key}\".", nameof(evaluation));
    }
}

using CustomerHealth.Scoring;

namespace CustomerHealth.Service.Alerts;

/// <summary>What alerts about a score say in words.</summary>
internal static class ScoreText
{
    /// <summary>The score, and the measure that costs most of it with what would earn more.</summary>
    public static string Of(in Evaluation evaluation)
    {
        var worst = Explanation.Of(evaluation.Scorecard, evaluation).MaxBy(line => line.Lost)!;
        return $"{evaluation.Scorecard.Title}: {Points(evaluation.Milli)} of 100 points. Most points are lost on {worst.Title}. {worst.Sentence}";
    }

    /// <summary>Milli-points as points, without zeros at the end.</summary>
    public static string Points(int milli) => (milli / 1000m).ToString("0.##");
}

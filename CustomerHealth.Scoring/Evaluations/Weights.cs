namespace CustomerHealth.Scoring;

/// <summary>Distributes the weight of measures that take no part over the others.</summary>
internal static class Weights
{
    /// <summary>
    /// Scales weights in proportion so that they sum to 100,000 exactly: each gets the whole part of its share, and what
    /// is left goes, one each, to the largest remainders (Hamilton's method), the earlier measure first among equals.
    /// Weights that are all 0 stay so.
    /// </summary>
    public static void ScaleToFull(Span<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        if (sum is 0 or Scorecard.FullMilli)
            return;

        Span<long> remainders = stackalloc long[weights.Length];
        var left = Scorecard.FullMilli;
        for (var at = 0; at < weights.Length; at++)
        {
            var (whole, remainder) = Math.DivRem((long)weights[at] * Scorecard.FullMilli, sum);
            weights[at] = (int)whole;
            remainders[at] = remainder;
            left -= (int)whole;
        }

        for (; left > 0; left--)
        {
            var largest = 0;
            for (var at = 1; at < remainders.Length; at++)
            {
                if (remainders[at] > remainders[largest])
                    largest = at;
            }

            weights[largest]++;
            remainders[largest] = -1;
        }
    }
}

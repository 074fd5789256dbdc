namespace CustomerHealth.Scoring.Surveys;

/// <summary>
/// Answers to "would you recommend us?", from 0 to 10: promoters from 9, detractors to 6, passives between (Reichheld, "The One Number
/// You Need to Grow", 2003). Summable, so that counts of shards and months add up.
/// </summary>
public readonly record struct PromoterCounts(int Promoters, int Passives, int Detractors)
{
    public int Total => Promoters + Passives + Detractors;

    /// <summary>
    /// The net promoter score, −100 to 100: the promoters' share less the detractors', in whole points rounded half to even; null
    /// without answers.
    /// </summary>
    public int? Score => Total == 0
        ? null
        : (int)Math.Round(100m * (Promoters - Detractors) / Total, MidpointRounding.ToEven);

    /// <summary>0–100, not rounded; 0 without answers.</summary>
    public decimal PromotersPercent => PercentOf(Promoters);

    /// <inheritdoc cref="PromotersPercent"/>
    public decimal PassivesPercent => PercentOf(Passives);

    /// <inheritdoc cref="PromotersPercent"/>
    public decimal DetractorsPercent => PercentOf(Detractors);

    /// <summary>These and one more answer.</summary>
    /// <param name="score">0 to <paramref name="scale"/>.</param>
    /// <param name="scale">The highest score possible; another one than 10 is brought to it.</param>
    public PromoterCounts With(int score, int scale = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(score);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, Math.Max(1, score));
        return 10L * score >= 9L * scale ? this with { Promoters = Promoters + 1 }
            : 10L * score <= 6L * scale ? this with { Detractors = Detractors + 1 }
            : this with { Passives = Passives + 1 };
    }

    public PromoterCounts Plus(PromoterCounts other) =>
        new(Promoters + other.Promoters, Passives + other.Passives, Detractors + other.Detractors);

    private decimal PercentOf(int count) => Total == 0 ? 0 : 100m * count / Total;
}

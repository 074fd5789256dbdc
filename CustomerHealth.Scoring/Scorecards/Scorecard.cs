namespace CustomerHealth.Scoring;

/// <summary>
/// How a score is made, as data: what is measured, how much it counts, and what the result is called. Points are whole
/// milli-points throughout (100,000 = 100 points), so that parts add up exactly.
/// </summary>
/// <param name="Name">Unique among scorecards.</param>
/// <param name="Version">1 or more; another meaning of the same name is another version.</param>
/// <param name="Title">What people read.</param>
/// <param name="Measures">1 to 16, with unique keys; the weights sum to 100,000.</param>
/// <param name="Bands">From 0 upwards without a gap, at least one.</param>
/// <param name="Trend">When a change over time counts as one.</param>
/// <param name="MinimumCoverage">
/// The share of the weight, in thousandths of a percent (0–100,000), that must rest on data for the score to be sufficient.
/// </param>
public sealed record Scorecard(
    string Name,
    int Version,
    string Title,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Band> Bands,
    TrendRule Trend,
    int MinimumCoverage)
{
    /// <summary>The most measures a scorecard may have: an evaluation holds this many without the heap.</summary>
    public const int MostMeasures = 16;

    /// <summary>A full score, in milli-points.</summary>
    public const int FullMilli = 100_000;

    /// <summary>The band of a score of 0–100,000 milli-points; a band's lower bound belongs to it.</summary>
    public Band BandOf(int milli)
    {
        for (var at = Bands.Count - 1; at > 0; at--)
        {
            if (milli >= Bands[at].FromMilli)
                return Bands[at];
        }

        return Bands[0];
    }
}

/// <summary>A range of scores with a name.</summary>
/// <param name="Key">For programs: stable, the same in every language.</param>
/// <param name="Title">For people.</param>
/// <param name="FromMilli">The least score in it, in milli-points, inclusive; the next band's begin ends it.</param>
public sealed record Band(string Key, string Title, int FromMilli);

/// <summary>When the change of a score is called improving or declining.</summary>
/// <param name="Days">Over how many days, 1–91.</param>
/// <param name="ImprovingMilli">At least this change, in milli-points, is improving; more than 0.</param>
/// <param name="DecliningMilli">At most this change is declining; less than 0.</param>
public sealed record TrendRule(int Days, int ImprovingMilli, int DecliningMilli);

namespace CustomerHealth.Scoring;

/// <summary>Why one measure earned what it earned.</summary>
/// <param name="Key">The measure's key.</param>
/// <param name="Title">The measure's title.</param>
/// <param name="Value">The raw value in <paramref name="Unit"/>, not rounded.</param>
/// <param name="Earned">Milli-points.</param>
/// <param name="Possible">Milli-points; 0 if the measure took no part for lack of data.</param>
/// <param name="HasData">At least one event of its kind was ever seen.</param>
/// <param name="Sentence">How the points came about and what the next step would earn, in plain words.</param>
public sealed record ExplanationLine(
    string Key, string Title, double Value, string Unit, int Earned, int Possible, bool HasData, string Sentence)
{
    /// <summary>What was counted, in words: "3.2 logins a week". Empty without data.</summary>
    public string Counted { get; init; } = "";

    /// <summary>What the next step would earn, as a sentence; empty when nothing would, and without data.</summary>
    public string Next { get; init; } = "";

    /// <summary>Milli-points that were possible and not earned.</summary>
    public int Lost => Possible - Earned;
}

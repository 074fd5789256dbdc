namespace CustomerHealth.Scoring.Surveys;

/// <summary>The answers of a calendar month on the scale to 5: recommendations are halved.</summary>
/// <param name="First">The month's first day.</param>
public readonly record struct MonthOfAnswers(DateOnly First, SatisfactionSum Scores)
{
    /// <summary>The months with answers, the oldest first. One without has no average and is left out.</summary>
    /// <param name="answers">The UTC day of each, its score, and the highest score possible.</param>
    public static IReadOnlyList<MonthOfAnswers> Of(IEnumerable<(DateOnly Day, int Score, int Scale)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var months = new SortedDictionary<DateOnly, SatisfactionSum>();
        foreach (var (day, score, scale) in answers)
        {
            var first = FirstOf(day);
            months[first] = months.GetValueOrDefault(first).With(score, scale);
        }

        return [.. months.Select(month => new MonthOfAnswers(month.Key, month.Value))];
    }

    /// <summary>The months of several parts, the oldest first.</summary>
    public static IReadOnlyList<MonthOfAnswers> Sum(IEnumerable<MonthOfAnswers> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return
        [
            .. parts.GroupBy(part => part.First)
                .OrderBy(month => month.Key)
                .Select(month => new MonthOfAnswers(
                    month.Key, month.Aggregate(default(SatisfactionSum), (sum, part) => sum.Plus(part.Scores)))),
        ];
    }

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

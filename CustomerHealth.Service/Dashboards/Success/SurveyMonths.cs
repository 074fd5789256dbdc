using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Answers to surveys of one kind about one product in one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Product">One of <see cref="SuccessProducts.All"/>; null for all other answers.</param>
/// <param name="Score">All scores together, each on its own scale.</param>
public sealed record SurveySum(DateOnly Month, string Kind, string? Product, long Score, int Responses);

/// <summary>What the answers of each month add up to, for all time.</summary>
public sealed record SurveyMonths(IReadOnlyList<SurveySum> Sums)
{
    /// <summary>Senders may name kinds as they like; beyond so many, the rare ones are counted together.</summary>
    public const int MostKinds = 20;

    public const string OtherKinds = "other";

    public static SurveyMonths None { get; } = new([]);

    /// <param name="wanted">Which surveys count; null: all.</param>
    public static SurveyMonths Of(ShardAccounts accounts, Func<Survey, bool>? wanted = null)
    {
        var surveys = accounts.Surveys.Where(survey => wanted is null || wanted(survey)).ToList();
        var kinds = surveys.GroupBy(survey => survey.Kind, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Take(MostKinds).Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
        return Sum(surveys.Select(survey => new SurveySum(
            MonthOf(survey.SubmittedAt),
            kinds.Contains(survey.Kind) ? survey.Kind : OtherKinds,
            SuccessProducts.Known(accounts.ProductOf(survey)),
            survey.Score,
            1)));
    }

    public static SurveyMonths Sum(IEnumerable<SurveyMonths> parts) => Sum(parts.SelectMany(part => part.Sums));

    private static SurveyMonths Sum(IEnumerable<SurveySum> parts) => new(
    [
        .. parts.GroupBy(part => (part.Month, part.Kind, part.Product))
            .OrderBy(same => same.Key.Month)
            .ThenBy(same => same.Key.Kind, StringComparer.Ordinal)
            .ThenBy(same => same.Key.Product, StringComparer.Ordinal)
            .Select(same => same.First() with { Score = same.Sum(part => part.Score), Responses = same.Sum(part => part.Responses) }),
    ]);

    private static DateOnly MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1);
}

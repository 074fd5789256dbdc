using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a CSAT analysis counts of some customers; the sum of two is that of both.</summary>
/// <param name="Customers">All that the report is about.</param>
/// <param name="Answering">Those among them who answered in the period.</param>
/// <param name="Answers">Of the period.</param>
/// <param name="LowCount">Answers below <see cref="LowAnswer.Below"/>.</param>
/// <param name="Low">The latest of them, the newest first; at most <see cref="MostLow"/>.</param>
internal sealed record CsatFigures(int Customers, int Answering, SurveySums Answers, int LowCount, IReadOnlyList<LowAnswer> Low)
{
    public const int MostLow = 10;

    public static CsatFigures Of(ShardAccounts accounts, ReportTerms terms)
    {
        var answers = accounts.Surveys.Where(survey => terms.Period.Includes(survey.Day)).ToList();
        var low = answers.Where(survey => survey.ShownScore < LowAnswer.Below).ToList();
        return new CsatFigures(
            accounts.Customers.Count,
            answers.DistinctBy(survey => survey.CustomerId).Count(),
            SurveySums.Of(answers),
            low.Count,
            Latest(low.Select(survey => new LowAnswer(survey, accounts.Find(survey.CustomerId)?.Profile.Name))));
    }

    public static CsatFigures Sum(IReadOnlyCollection<CsatFigures> parts) => new(
        parts.Sum(part => part.Customers),
        parts.Sum(part => part.Answering),
        SurveySums.Sum([.. parts.Select(part => part.Answers)]),
        parts.Sum(part => part.LowCount),
        Latest(parts.SelectMany(part => part.Low)));

    private static List<LowAnswer> Latest(IEnumerable<LowAnswer> answers) =>
        [.. answers.OrderByDescending(answer => answer.Survey.SubmittedAt).ThenBy(answer => answer.Survey.Id).Take(MostLow)];
}

/// <summary>An answer that somebody should look at.</summary>
/// <param name="Customer">Its name; null where the customer's row could not be read.</param>
internal sealed record LowAnswer(Survey Survey, string? Customer)
{
    /// <summary>Whole points on the scale of the survey's kind, recommendations 0 to 10 among them, as the reference counts.</summary>
    public const int Below = 3;
}

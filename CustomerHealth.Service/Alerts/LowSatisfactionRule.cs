using CustomerHealth.Scoring.Signals;
using CustomerHealth.Scoring.Surveys;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// A survey was answered with a low score in the last 30 days; an import of older ones raises nothing. Once per survey, and again only if
/// it is corrected to a worse one.
/// </summary>
public sealed class LowSatisfactionRule : IHappeningRule
{
    private const int RecommendationScale = 10;
    private const int SatisfactionScale = 5;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    public IEnumerable<AlertRaised> Raised(AlertView view)
    {
        if (ReferenceEquals(view.Signals.Surveys, view.SignalsBefore.Surveys))
        {
            yield break;
        }

        foreach (var survey in view.Signals.Surveys)
        {
            if (SeverityOf(survey) is { } severity
                && survey.FirstSeen > view.AsOf - Recent
                && !(view.SignalsBefore.Surveys.FirstOrDefault(known => known.Id == survey.Id) is { } before && SeverityOf(before) >= severity))
            {
                yield return new AlertRaised(
                    AlertTypes.LowCsat, EventKey.Of("survey", survey.Id), view.AsOf, severity, $"Low {NameOf(survey)} Score Received", Detail(survey));
            }
        }
    }

    /// <summary>Of a recommendation 0–3 and 4–6 of 10 are low, of any other answer 1 and 2 of 5; other scales in proportion.</summary>
    private static AlertSeverity? SeverityOf(SurveySignal survey)
    {
        var (worst, low, scale) = survey.Kind == SurveyStatistics.RecommendationKind ? (3, 6, RecommendationScale) : (1, 2, SatisfactionScale);
        var score = (long)survey.Score * scale;
        return score <= (long)worst * survey.Scale ? AlertSeverity.High
            : score <= (long)low * survey.Scale ? AlertSeverity.Medium
            : null;
    }

    private static string Detail(SurveySignal survey)
    {
        var ticket = survey.Ticket is { } number ? $" about ticket {number}" : string.Empty;
        return $"{survey.Score} of {survey.Scale} in a survey{ticket}, answered on {survey.FirstSeen:yyyy-MM-dd}. "
            + "Read the answer, and ask what would have to change.";
    }

    private static string NameOf(SurveySignal survey) => survey.Kind.Replace('_', ' ').ToUpperInvariant();
}

using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How reports name what the product knows, for readers who never saw its API.</summary>
internal static class ReportWords
{
    private static readonly string[] Bands = ["Critical", "At risk", "Needs attention", "Healthy"];

    /// <summary>In running text.</summary>
    public static string Of(CustomerStatus status) => status switch
    {
        CustomerStatus.Onboarding => "onboarding",
        CustomerStatus.AtRisk => "at risk",
        CustomerStatus.Churned => "churned",
        _ => "active",
    };

    /// <summary>Where there is nothing to compare with, nothing changed, as the API has it.</summary>
    public static string Of(TrendDirection trend) => trend switch
    {
        TrendDirection.Improving => "improving",
        TrendDirection.Declining => "declining",
        _ => "stable",
    };

    /// <summary>A kind of survey as a head; other senders may use other words.</summary>
    public static string OfSurvey(string kind) => kind switch
    {
        SurveyStatistics.RecommendationKind => "NPS",
        "" => "Not named",
        _ => Capital(kind.Replace('_', ' ')),
    };

    /// <param name="band">Index of the band, 0 the lowest.</param>
    public static string OfBand(int band) => Bands[band];

    /// <summary>The lower half of the bands is at risk, the highest is healthy, what lies between them neither.</summary>
    public static Tone ToneOfBand(int band) =>
        band < SuccessHealth.Bands / 2 ? Tone.AtRisk : band == SuccessHealth.Bands - 1 ? Tone.Healthy : Tone.Neutral;

    /// <summary>Of a score in whole points, or of a mean of such scores.</summary>
    public static Tone ToneOfPoints(decimal? points) => points is { } known ? ToneOfBand(SuccessHealth.BandOf((int)known)) : Tone.Plain;

    /// <summary>"is" or "are", as the number asks for.</summary>
    public static string Are(int count) => count == 1 ? "is" : "are";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

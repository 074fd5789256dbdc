using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How the scores are spread over the bands, as more than one report shows it. The highest band comes first.</summary>
internal static class BandBlocks
{
    private static IEnumerable<int> HighestFirst => Enumerable.Range(0, SuccessHealth.Bands).Reverse();

    public static BarChart Chart(SuccessFigures figures, ReportTerms terms) => new(
        "Customers by health",
        Finding(figures, terms),
        [
            .. HighestFirst.Select(band => new Bar(
                $"{ReportWords.OfBand(band)} ({RangeOf(band)})", ReportValue.Of(figures.Bands[band]), ReportWords.ToneOfBand(band))),
        ]);

    public static ReportTable Table(SuccessFigures figures) => new(
        "Customers with a score by band, the highest first",
        [
            new ReportColumn("Band", Width: 2),
            new ReportColumn("Points"),
            new ReportColumn("Customers", IsNumber: true),
            new ReportColumn("Share", IsNumber: true),
        ],
        [
            .. HighestFirst.Select(band => (IReadOnlyList<ReportValue>)
            [
                ReportValue.Of(ReportWords.OfBand(band)),
                ReportValue.Of(RangeOf(band)),
                ReportValue.Of(figures.Bands[band]),
                ReportValue.Percent(figures.PercentOf(band)),
            ]),
        ],
        "There are no bands.");

    public static string Finding(SuccessFigures figures, ReportTerms terms)
    {
        if (figures.Health.Customers == 0)
        {
            return WhyNoScores(figures, terms);
        }

        var top = SuccessHealth.Bands - 1;
        var (share, critical) = (ReportValue.Percent(figures.PercentOf(top)).Display, figures.Bands[0]);
        return $"{share} of the customers with a score are {ReportWords.OfBand(top).ToLowerInvariant()}, "
            + $"{PageText.Count(critical)} {ReportWords.Are(critical)} {ReportWords.OfBand(0).ToLowerInvariant()}.";
    }

    /// <summary>As a sentence.</summary>
    public static string WhyNoScores(SuccessFigures figures, ReportTerms terms) =>
        figures.Customers == 0 ? terms.Scope.WhyNobody : "No customer has a score yet.";

    private static string RangeOf(int band)
    {
        var (least, most) = SuccessHealth.BoundsOf(band);
        return $"{least}–{most}";
    }
}

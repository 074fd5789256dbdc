using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards;

/// <summary>What one measure adds up to over the customers with a score; both in milli-points.</summary>
/// <param name="Possible">The weights: they differ where a rule for missing data gives a measure's weight to the others.</param>
public sealed record MeasureSum(long Earned, long Possible)
{
    /// <summary>One per measure, in the scorecard's order.</summary>
    public static IReadOnlyList<MeasureSum> Of(Scorecard card, IEnumerable<CustomerSummary> customers)
    {
        var (earned, possible) = (new long[card.Measures.Count], new long[card.Measures.Count]);
        foreach (var customer in customers)
        {
            if (customer.Scores.GetValueOrDefault(card.Name) is not { Evaluation: { HasScore: true } evaluation })
            {
                continue;
            }

            for (var at = 0; at < earned.Length; at++)
            {
                earned[at] += evaluation.Measures[at].Earned;
                possible[at] += evaluation.Measures[at].Possible;
            }
        }

        return [.. earned.Zip(possible, (got, most) => new MeasureSum(got, most))];
    }

    /// <summary>Null when one of the parts does not say: the sum of the others would be nobody's.</summary>
    public static IReadOnlyList<MeasureSum>? Sum(Scorecard card, IReadOnlyList<PortfolioRollup> parts) =>
        parts.Any(part => part.Measures is null)
            ? null
            : [.. Enumerable.Range(0, card.Measures.Count).Select(at => new MeasureSum(
                parts.Sum(part => part.Measures![at].Earned), parts.Sum(part => part.Measures![at].Possible)))];
}

using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Timelines;

/// <summary>All that happened with one customer, from that customer's rows alone.</summary>
public sealed class TimelineReader(RecordReader records, AlertReader alerts, SuccessHistoryReader scores)
{
    /// <summary>
    /// The newest first. Of the scores only the days on which the total became another: what stayed the same did not happen. Four requests
    /// for up to 1,000 of each kind.
    /// </summary>
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TenantId tenant, CustomerState customer, CancellationToken cancellationToken)
    {
        var id = customer.Profile.Id;
        var interactions = records.OfCustomerAsync(tenant, RecordKinds.Interactions, id, cancellationToken);
        var surveys = records.OfCustomerAsync(tenant, RecordKinds.Surveys, id, cancellationToken);
        var raised = alerts.FindAsync(tenant, id, cancellationToken);
        var days = scores.ReadAsync(tenant, customer, null, null, cancellationToken);
        await Task.WhenAll(interactions, surveys, raised, days);

        IEnumerable<TimelineEntry> all =
        [
            .. (await interactions).Select(interaction => new InteractionEntry(interaction)),
            .. (await surveys).Select(survey => new SurveyEntry(survey)),
            .. (await raised).Select(alert => new AlertEntry(alert)),
            .. Changes(tenant, id, await days),
        ];
        return [.. all.OrderByDescending(entry => entry.At).ThenBy(entry => entry.Id)];
    }

    private static IEnumerable<ScoreEntry> Changes(TenantId tenant, string customerId, IReadOnlyList<SuccessDay> newestFirst)
    {
        for (var at = 0; at < newestFirst.Count; at++)
        {
            var score = newestFirst[at];
            var before = at + 1 < newestFirst.Count && newestFirst[at + 1].Day == score.Day.AddDays(-1)
                ? newestFirst[at + 1].Standing.Scores
                : (SuccessScores?)null;
            if (before?.Overall != score.Standing.Scores.Overall)
            {
                yield return new ScoreEntry(score, score.IdOf(tenant, customerId), before);
            }
        }
    }
}

using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scores;

/// <summary>
/// The success scores of a customer, a day at a time: the last 92 days from the state, the days before them from the months that closed.
/// </summary>
public sealed class SuccessHistoryReader(ITableStore tables, ShardMap shards, TimeProvider time)
{
    private static readonly Scorecard Card = BuiltInScorecards.Success;

    /// <summary>
    /// The days on which a score was in force, the newest first. Scores are worked out every night, so each day is dated by the midnight it
    /// began with; only the day of the latest evaluation has that one's moment. No request where the state remembers all that is asked for.
    /// </summary>
    /// <param name="from">The earliest day wanted; null: all there are.</param>
    /// <param name="to">The latest; today and no later, whatever is asked.</param>
    public async Task<IReadOnlyList<SuccessDay>> ReadAsync(
        TenantId tenant, CustomerState customer, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (customer.Past.LastDay is not { } lastDay)
        {
            return [];
        }

        var remembered = lastDay.AddDays(1 - ScoreHistory.Length);
        var closed = from?.AddDays(-Card.Trend.Days) >= remembered ? [] : await ClosedAsync(tenant, customer, from, cancellationToken);
        SuccessScores? On(DateOnly day) => day >= remembered ? customer.Past.On(day) : closed.TryGetValue(day, out var scores) ? scores : null;

        var earliest = closed.Count > 0 && closed.Keys.Min() is var first && first < remembered ? first : remembered;
        var days = new List<SuccessDay>();
        for (var day = to < today ? to.Value : today; day >= earliest && !(day < from); day = day.AddDays(-1))
        {
            if (On(day) is { } scores)
            {
                days.Add(new SuccessDay(day, new SuccessStanding(scores, TrendOn(customer, day, On), MomentOf(customer, day))));
            }
        }

        return days;
    }

    private async Task<Dictionary<DateOnly, SuccessScores>> ClosedAsync(
        TenantId tenant, CustomerState customer, DateOnly? from, CancellationToken cancellationToken)
    {
        var customerId = customer.Profile.Id;
        var (first, before) = HistoryRow.RangeOf(customerId, from is { } day && day.DayNumber > Card.Trend.Days ? day.AddDays(-Card.Trend.Days) : DateOnly.MinValue);
        var query = new TableQuery(
            TableNames.Customers, shards.PartitionOf(tenant, customerId), first, before, [HistoryRow.Components]);
        var closed = new Dictionary<DateOnly, SuccessScores>();
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            foreach (var (past, scores) in HistoryRow.ReadComponents(row))
            {
                closed[past] = scores;
            }
        }

        return closed;
    }

    /// <summary>By the exact scores where the state remembers both days, else by whole points.</summary>
    private static TrendDirection TrendOn(CustomerState customer, DateOnly day, Func<DateOnly, SuccessScores?> scoresOn)
    {
        var exact = Trend.Of(Card.Trend, customer.Scores[Card.Name].History, day).Direction;
        if (exact != TrendDirection.Unknown || scoresOn(day.AddDays(-Card.Trend.Days)) is not { } then || scoresOn(day) is not { } now)
        {
            return exact;
        }

        var change = (now.Overall - then.Overall) * 1000;
        return change >= Card.Trend.ImprovingMilli ? TrendDirection.Improving
            : change <= Card.Trend.DecliningMilli ? TrendDirection.Declining
            : TrendDirection.Stable;
    }

    private static DateTimeOffset MomentOf(CustomerState customer, DateOnly day)
    {
        var latest = customer.Scores[Card.Name].Evaluation.AsOf;
        return DateOnly.FromDateTime(latest.UtcDateTime) == day ? latest : new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
    }
}

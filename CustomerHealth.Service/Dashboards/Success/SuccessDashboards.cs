using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>
/// The dashboards of the success manager: what the roll-ups add up to, as four documents beside those of the scorecards, so that a view is
/// one request. Before the first build everything is of nobody.
/// </summary>
public sealed class SuccessDashboards(DashboardStore dashboards, AccountReader reader, TimeProvider time)
{
    private const string FiguresName = "accounts-figures";
    private const string TrendsName = "accounts-trends";
    private const string RenewalsName = "accounts-renewals";
    private const string ActivityName = "accounts-activity";

    /// <summary>The documents of a build.</summary>
    internal static IEnumerable<PackedDashboard> Pack(SuccessRollup sum) =>
    [
        PackedDashboard.Of(FiguresName, sum.Figures, RollupJson.Default.SuccessFigures),
        PackedDashboard.Of(TrendsName, new SuccessTrends(sum.Health, sum.Surveys), RollupJson.Default.SuccessTrends),
        PackedDashboard.Of(RenewalsName, new RenewalList(sum.Renewals), RollupJson.Default.RenewalList),
        PackedDashboard.Of(ActivityName, sum.Activity, RollupJson.Default.ActivityFeed),
    ];

    public async Task<SuccessFigures> FiguresAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await dashboards.FindAsync(tenant, FiguresName, RollupJson.Default.SuccessFigures, cancellationToken) ?? SuccessRollup.Empty.Figures;

    /// <summary>The contracts that end within the next <see cref="Renewal.MostDays"/> days, by the day.</summary>
    public async Task<IReadOnlyList<Renewal>> RenewalsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await dashboards.FindAsync(tenant, RenewalsName, RollupJson.Default.RenewalList, cancellationToken))?.Renewals ?? [];

    /// <summary>How the success scores went in a range of days.</summary>
    public async Task<HealthTrend> HealthTrendAsync(TenantId tenant, PeriodKind kind, DayRange range, CancellationToken cancellationToken) =>
        HealthTrend.Of(await HealthDaysAsync(tenant, cancellationToken), kind, range);

    /// <summary>The sums of the days themselves, as far back as they are kept.</summary>
    public async Task<HealthDays> HealthDaysAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await TrendsAsync(tenant, cancellationToken)).Health;

    /// <summary>
    /// How surveys were answered in a range of days; null: since ever, until now. The roll-ups know whole months: where a bound cuts through
    /// one, the surveys themselves are read: one small request a shard when nothing was written since the last time.
    /// </summary>
    public async Task<SurveyTrend> SurveyTrendAsync(TenantId tenant, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (from is null or { Day: 1 } && (to is null || to >= today || to.Value.AddDays(1).Day == 1))
        {
            var months = (await TrendsAsync(tenant, cancellationToken)).Surveys;
            return SurveyTrend.Of([.. months.Sums.Where(sum => !(sum.Month < from) && !(sum.Month > to))]);
        }

        var accounts = await reader.SurveysAsync(tenant, cancellationToken);
        return SurveyTrend.Of(SurveyMonths.Of(
            accounts, survey => DateOnly.FromDateTime(survey.SubmittedAt.UtcDateTime) is var day && !(day < from) && !(day > to)).Sums);
    }

    /// <summary>
    /// What happened in a range of days, newest first. The roll-ups know the latest of all: a range that reaches back behind them is read
    /// from the customers and records themselves: one request a shard when nothing was written since the last time.
    /// </summary>
    /// <param name="limit">1 to <see cref="ActivityFeed.Most"/>.</param>
    public async Task<IReadOnlyList<Activity>> ActivityAsync(
        TenantId tenant, DayRange range, int limit, CancellationToken cancellationToken)
    {
        var (begin, end) = (Midnight(range.From), Midnight(range.To.AddDays(1)));
        var feed = await dashboards.FindAsync(tenant, ActivityName, RollupJson.Default.ActivityFeed, cancellationToken) ?? ActivityFeed.None;
        if (feed.Within(begin, end, limit) is { } known)
        {
            return known;
        }

        var accounts = await reader.AllAsync(tenant, cancellationToken);
        return ActivityFeed.Of(accounts, time.GetUtcNow(), limit, at => at >= begin && at < end).Latest;
    }

    private async Task<SuccessTrends> TrendsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await dashboards.FindAsync(tenant, TrendsName, RollupJson.Default.SuccessTrends, cancellationToken)
        ?? new SuccessTrends(HealthDays.None, SurveyMonths.None);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>The latest that happened with some customers, newest first.</summary>
/// <param name="After">Everything that happened later than this is in it; null: everything there is.</param>
public sealed record ActivityFeed(IReadOnlyList<Activity> Latest, DateTimeOffset? After)
{
    /// <summary>As many as a client may ask for at once.</summary>
    public const int Most = 200;

    /// <summary>How far back is shown where nobody says, in days.</summary>
    public const int UsualDays = 30;

    public static ActivityFeed None { get; } = new([], null);

    /// <param name="now">What lies ahead is no activity yet; it comes in with the next count.</param>
    /// <param name="most">How many are kept.</param>
    /// <param name="isWanted">Which moments count; null: all.</param>
    public static ActivityFeed Of(ShardAccounts accounts, DateTimeOffset now, int most = Most, Func<DateTimeOffset, bool>? isWanted = null)
    {
        IEnumerable<Activity> all =
        [
            .. Newest(accounts.Customers, customer => customer.Profile.CreatedAt, customer => Activity.Of(customer.Profile)),
            .. Newest(accounts.Deployments, deployment => deployment.CreatedAt, deployment => Activity.Of(deployment, NameOf(deployment.CustomerId))),
            .. Newest(accounts.Interactions, interaction => interaction.HeldAt, interaction => Activity.Of(interaction, NameOf(interaction.CustomerId))),
            .. Newest(accounts.Surveys, survey => survey.SubmittedAt, survey => Activity.Of(survey, NameOf(survey.CustomerId))),
            .. Newest(accounts.Alerts, alert => alert.Raised, alert => Activity.Of(alert, NameOf(alert.CustomerId))),
        ];
        return Kept(all, null, most);

        // One more than is kept, to know when the first one happened that is left out.
        IEnumerable<Activity> Newest<T>(IEnumerable<T> records, Func<T, DateTimeOffset> at, Func<T, Activity> activity) => records
            .Where(record => at(record) <= now && (isWanted is null || isWanted(at(record))))
            .OrderByDescending(at)
            .Take(most + 1)
            .Select(activity);

        string? NameOf(string customerId) => accounts.Find(customerId)?.Profile.Name;
    }

    public static ActivityFeed Sum(IReadOnlyCollection<ActivityFeed> parts) =>
        Kept(parts.SelectMany(part => part.Latest), parts.Max(part => part.After), Most);

    /// <summary>What happened in a range of time, newest first; null where that is more than is in here.</summary>
    /// <param name="limit">How many are wanted, at most <see cref="Most"/>.</param>
    public IReadOnlyList<Activity>? Within(DateTimeOffset from, DateTimeOffset before, int limit)
    {
        var found = Latest.Where(activity => activity.At >= from && activity.At < before).Take(limit).ToList();
        return found.Count == limit || After is null || from > After ? found : null;
    }

    private static ActivityFeed Kept(IEnumerable<Activity> activities, DateTimeOffset? after, int most)
    {
        var ordered = activities
            .OrderByDescending(activity => activity.At)
            .ThenBy(activity => activity.CustomerId, StringComparer.Ordinal)
            .ThenBy(activity => activity.Kind)
            .ThenBy(activity => activity.Id)
            .ToList();

        // What lies before it may have gaps. At the very moment some may be missing, too, but it would be wrong to leave out all of them.
        var known = ordered.Where(activity => after is null || activity.At >= after).ToList();
        return known.Count > most ? new ActivityFeed(known[..most], known[most].At) : new ActivityFeed(known, after);
    }
}

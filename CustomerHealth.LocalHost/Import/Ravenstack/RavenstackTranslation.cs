namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>
/// RavenStack's tables as customers and events. Pure: the same files give the same events with the same ids, so a second import is all
/// duplicates.
/// </summary>
public static class RavenstackTranslation
{
    public const string Source = "ravenstack";

    private static readonly DateOnly EndOfData = new(2024, 12, 31);

    public static IEnumerable<CustomerSubmission> Customers(RavenstackFiles files) => files.Accounts().Select(account => new CustomerSubmission(
        account.AccountId,
        account.Name,
        account.Industry,
        account.PlanTier,
        Midnight.Of(account.SignupDate),
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["country"] = account.Country,
            ["referral_source"] = account.ReferralSource,
            ["seats"] = account.Seats,
        }));

    /// <summary>
    /// All events, those of one customer next to each other. The files come as their tables do, so that a batch in file order would touch
    /// nearly every customer with two events; in this order it touches a dozen with a hundred each, and each is written once.
    /// </summary>
    public static IEnumerable<CloudEvent> Events(RavenstackFiles files)
    {
        var subscriptions = files.Subscriptions().ToList();
        var accountOf = subscriptions.ToDictionary(row => row.SubscriptionId, row => row.AccountId, StringComparer.Ordinal);
        var usage = files.Usage().ToLookup(row => accountOf[row.SubscriptionId], StringComparer.Ordinal);
        var tickets = files.Tickets().ToLookup(row => row.AccountId, StringComparer.Ordinal);
        var billed = subscriptions.ToLookup(row => row.AccountId, StringComparer.Ordinal);
        var churns = files.Churns().ToLookup(row => row.AccountId, StringComparer.Ordinal);
        return files.Accounts().SelectMany(account => Enumerable.Empty<CloudEvent>()
            .Concat(usage[account.AccountId].Select(row => Used(account.AccountId, row)))
            .Concat(tickets[account.AccountId].Select(Ticket))
            .Concat(billed[account.AccountId].SelectMany(row => InvoiceHistory.Of(row, EndOfData)))
            .Concat(LifecycleHistory.Of(account, [.. churns[account.AccountId]], EndOfData)));
    }

    private static CloudEvent Used(string account, UsageRow row) =>
        new(row.UsageId, Source, "feature_used", account, Midnight.Of(row.Date), new FeatureUsedData(row.Feature, row.Count));

    /// <summary>The file has only the latest state of a ticket, so the event happened when that state began.</summary>
    private static CloudEvent Ticket(TicketRow row)
    {
        var opened = Utc(row.SubmittedAt);
        DateTimeOffset? resolved = row.ClosedAt is { } closed ? Utc(closed) : null;
        var data = new TicketData(row.TicketId, resolved is null ? "open" : "closed", row.Priority, opened, resolved);
        return new CloudEvent(row.TicketId, Source, "ticket", row.AccountId, resolved ?? opened, data);
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>
/// What became of an account: its churn events; a return the day after the last one when the account is not flagged as churned; and a
/// churn at the end of the data for an account that is flagged but has no event.
/// </summary>
public static class LifecycleHistory
{
    public static IEnumerable<CloudEvent> Of(AccountRow account, IReadOnlyCollection<ChurnRow> churns, DateOnly endOfData)
    {
        foreach (var churn in churns)
        {
            yield return Lifecycle(account, churn.ChurnEventId, churn.Date, "churned", churn.Reason);
        }

        if (account.Churned && churns.Count == 0)
        {
            yield return Lifecycle(account, $"{account.AccountId}-churned", endOfData, "churned", null);
        }
        else if (!account.Churned && churns.Count > 0)
        {
            yield return Lifecycle(account, $"{account.AccountId}-reactivated", churns.Max(churn => churn.Date).AddDays(1), "reactivated", null);
        }
    }

    private static CloudEvent Lifecycle(AccountRow account, string id, DateOnly date, string state, string? reason) =>
        new(id, RavenstackTranslation.Source, "lifecycle", account.AccountId, Midnight.Of(date), new LifecycleData(state, reason));
}

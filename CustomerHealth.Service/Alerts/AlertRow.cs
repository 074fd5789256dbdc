using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// An alert: row <c>a:{customer}:{rule}.{episode}</c> beside the state row. Key and id follow from the episode, so a replay cannot
/// raise the same one twice. What the rules write and what people write are different properties: neither knows the other's.
/// </summary>
internal static class AlertRow
{
    public const string KindName = "alert";

    /// <summary>Bounds of all alerts of a shard.</summary>
    public const string First = "a:";
    public const string End = "a;";

    public static IEnumerable<RowOperation> Write(TenantId tenant, string customerId, AlertChange change, string partition) => change switch
    {
        AlertRaised raised => Raise(tenant, customerId, raised, partition),
        AlertRisen risen =>
        [
            RowOperation.MergeExisting(new TableRow(partition, KeyOf(customerId, risen))
            {
                ["Severity"] = risen.Severity.Word(),
                ["Title"] = risen.Title,
                ["Detail"] = risen.Detail,
                ["SnoozedUntil"] = TableLimits.EarliestTime,
            }),
        ],
        AlertEnded ended =>
        [
            RowOperation.MergeExisting(new TableRow(partition, KeyOf(customerId, ended)) { ["Resolved"] = ended.At, ["ResolvedWhy"] = ended.Why }),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>Bounds of all alerts of a customer.</summary>
    public static (string From, string Before) RangeOf(string customerId) => ($"{First}{customerId}:", $"{First}{customerId};");

    public static string KeyOf(string customerId, string rule, string episode) => $"{First}{customerId}:{rule}.{episode}";

    /// <summary>The row as a whole: what a person's change replaces.</summary>
    public static TableRow Write(CustomerAlert alert, string partition) =>
        new(partition, KeyOf(alert.CustomerId, alert.Rule, alert.Episode))
        {
            ["Id"] = alert.Id,
            ["Rule"] = alert.Rule,
            ["Severity"] = alert.Severity.Word(),
            ["Title"] = alert.Title,
            ["Detail"] = alert.Detail,
            ["Raised"] = alert.Raised,
            ["Resolved"] = alert.Ended,
            ["ResolvedWhy"] = alert.EndedWhy,
            ["Closed"] = alert.Closed?.At,
            ["ClosedBy"] = alert.Closed?.By,
            ["Snoozed"] = alert.Snooze?.At,
            ["SnoozedBy"] = alert.Snooze?.By,
            ["SnoozedUntil"] = alert.Snooze?.Until,
        };

    public static CustomerAlert Read(TableRow row)
    {
        var owner = row.RowKey.AsSpan(First.Length);
        var end = owner.IndexOf(':');
        var episode = owner[(end + 1)..];
        return new CustomerAlert(
            row.GetGuid("Id") ?? Guid.Empty,
            owner[..end].ToString(),
            row.GetString("Rule") ?? string.Empty,
            episode[(episode.IndexOf('.') + 1)..].ToString(),
            AlertSeverities.Read(row.GetString("Severity")),
            row.GetString("Title") ?? string.Empty,
            row.GetString("Detail") ?? string.Empty,
            row.GetDateTime("Raised") ?? default,
            row.GetDateTime("Resolved"),
            row.GetString("ResolvedWhy"),
            row.GetDateTime("Closed") is { } closed ? new AlertClosing(closed, row.GetString("ClosedBy") ?? string.Empty) : null,
            row.GetDateTime("Snoozed") is { } snoozed
                ? new AlertSnooze(snoozed, row.GetString("SnoozedBy") ?? string.Empty, row.GetDateTime("SnoozedUntil") ?? snoozed)
                : null,
            row.ETag);
    }

    private static IEnumerable<RowOperation> Raise(TenantId tenant, string customerId, AlertRaised raised, string partition)
    {
        var key = KeyOf(customerId, raised);
        var id = RecordIds.Derived(tenant, customerId, key);
        var alert = new CustomerAlert(
            id, customerId, raised.Rule, raised.Episode, raised.Severity, raised.Title, raised.Detail, raised.At, null, null, null, null, null);
        yield return RowOperation.Overwrite(Write(alert, partition));
        yield return RecordPointer.Write(partition, id, key);
    }

    private static string KeyOf(string customerId, AlertChange change) => KeyOf(customerId, change.Rule, change.Episode);
}

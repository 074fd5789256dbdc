using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// An alert: row <c>a:{customer}:{rule}.{episode}</c> beside the state row. Key and id follow from the episode, so a replay cannot
/// raise the same one twice. What the rules write and what people write are different properties: a rule writes its own without reading the
/// row, and takes nothing away that somebody said.
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
        AlertReturned returned =>
        [
            // What the rules wrote, and nothing of people: an alert that somebody resolved stays so.
            RowOperation.MergeExisting(new TableRow(partition, KeyOf(customerId, returned))
            {
                ["Severity"] = returned.Severity.Word(),
                ["Title"] = returned.Title,
                ["Detail"] = returned.Detail,
                ["Resolved"] = TableLimits.EarliestTime, // A merge takes no property away.
                ["Renewed"] = returned.At,
            }),
        ],
        AlertRisen risen =>
        [
            RowOperation.MergeExisting(new TableRow(partition, KeyOf(customerId, risen))
            {
                ["Severity"] = risen.Severity.Word(),
                ["Title"] = risen.Title,
                ["Detail"] = risen.Detail,
                ["SnoozedUntil"] = TableLimits.EarliestTime,
                ["Renewed"] = risen.At,
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
    public static TableRow Write(CustomerAlert alert, string partition)
    {
        var stated = alert.Stated;
        return new TableRow(partition, KeyOf(alert.CustomerId, stated.Rule, alert.Episode))
        {
            ["Id"] = alert.Id,
            ["Rule"] = stated.Rule,
            ["Severity"] = stated.Severity.Word(),
            ["Title"] = stated.Title,
            ["Detail"] = stated.Detail,
            ["SetRule"] = alert.Rule == stated.Rule ? null : alert.Rule,
            ["SetSeverity"] = alert.Severity == stated.Severity ? null : alert.Severity.Word(),
            ["SetOver"] = alert.Severity == stated.Severity ? null : stated.Severity.Word(),
            ["SetTitle"] = alert.Title == stated.Title ? null : alert.Title,
            ["SetDetail"] = alert.Detail == stated.Detail ? null : alert.Detail,
            ["Raised"] = alert.Raised,
            ["Renewed"] = alert.Renewed,
            ["Resolved"] = alert.Ended,
            ["ResolvedWhy"] = alert.EndedWhy,
            ["Closed"] = alert.Closed?.At,
            ["ClosedBy"] = alert.Closed?.By,
            ["Snoozed"] = alert.Snooze?.At,
            ["SnoozedBy"] = alert.Snooze?.By,
            ["SnoozedUntil"] = alert.Snooze?.Until,
        };
    }

    public static CustomerAlert Read(TableRow row)
    {
        var owner = row.RowKey.AsSpan(First.Length);
        var end = owner.IndexOf(':');
        var episode = owner[(end + 1)..];
        var ended = row.GetDateTime("Resolved") is { } resolved && resolved > TableLimits.EarliestTime ? resolved : (DateTimeOffset?)null;
        var stated = new AlertStatement(
            row.GetString("Rule") ?? string.Empty,
            AlertSeverities.Read(row.GetString("Severity")),
            row.GetString("Title") ?? string.Empty,
            row.GetString("Detail") ?? string.Empty);
        return new CustomerAlert(
            row.GetGuid("Id") ?? Guid.Empty,
            owner[..end].ToString(),
            row.GetString("SetRule") ?? stated.Rule,
            episode[(episode.IndexOf('.') + 1)..].ToString(),
            SeverityOf(row, stated.Severity),
            row.GetString("SetTitle") ?? stated.Title,
            row.GetString("SetDetail") ?? stated.Detail,
            row.GetDateTime("Raised") ?? default,
            ended,
            ended is null ? null : row.GetString("ResolvedWhy"),
            row.GetDateTime("Closed") is { } closed ? new AlertClosing(closed, row.GetString("ClosedBy") ?? string.Empty) : null,
            row.GetDateTime("Snoozed") is { } snoozed
                ? new AlertSnooze(snoozed, row.GetString("SnoozedBy") ?? string.Empty, row.GetDateTime("SnoozedUntil") ?? snoozed)
                : null,
            row.ETag)
        {
            Stated = stated,
            Renewed = row.GetDateTime("Renewed"),
        };
    }

    /// <summary>The id of an alert, which follows from its episode.</summary>
    public static Guid IdOf(TenantId tenant, string customerId, string rule, string episode) =>
        RecordIds.Derived(tenant, customerId, KeyOf(customerId, rule, episode));

    /// <summary>A new alert as it is written.</summary>
    public static CustomerAlert Begin(TenantId tenant, string customerId, string episode, AlertStatement stated, DateTimeOffset at)
    {
        var id = IdOf(tenant, customerId, stated.Rule, episode);
        return new CustomerAlert(
            id, customerId, stated.Rule, episode, stated.Severity, stated.Title, stated.Detail, at, null, null, null, null, null)
        {
            Stated = stated,
        };
    }

    /// <summary>The way from the alert's bare id to its row.</summary>
    public static RowOperation Point(CustomerAlert alert, string partition) =>
        RecordPointer.Write(partition, alert.Id, KeyOf(alert.CustomerId, alert.Stated.Rule, alert.Episode));

    /// <summary>What somebody set counts until the alert becomes more urgent, both than it was then and than what was set.</summary>
    private static AlertSeverity SeverityOf(TableRow row, AlertSeverity stated)
    {
        if (row.GetString("SetSeverity") is not { } word)
        {
            return stated;
        }

        var (set, over) = (AlertSeverities.Read(word), AlertSeverities.Read(row.GetString("SetOver")));
        return stated > over && stated > set ? stated : set;
    }

    private static IEnumerable<RowOperation> Raise(TenantId tenant, string customerId, AlertRaised raised, string partition)
    {
        var stated = new AlertStatement(raised.Rule, raised.Severity, raised.Title, raised.Detail);
        var alert = Begin(tenant, customerId, raised.Episode, stated, raised.At);
        yield return RowOperation.Overwrite(Write(alert, partition));
        yield return Point(alert, partition);
    }

    private static string KeyOf(string customerId, AlertChange change) => KeyOf(customerId, change.Rule, change.Episode);
}

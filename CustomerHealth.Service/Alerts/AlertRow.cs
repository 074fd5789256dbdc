using System.Globalization;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Alerts;

/// <summary>
/// An alert: row <c>a:{customer}:{rule}:{episode}</c> beside the state row. The key is worked out from the episode, so a replay cannot
/// raise the same one twice.
/// </summary>
internal static class AlertRow
{
    public static RowOperation Write(string customerId, AlertChange change, string partition) => change switch
    {
        AlertRaised raised => RowOperation.Add(new TableRow(partition, KeyOf(customerId, raised))
        {
            ["Rule"] = HealthDropRule.Name,
            ["Subject"] = raised.Subject,
            ["Severity"] = "high",
            ["Title"] = raised.Title,
            ["Detail"] = raised.Detail,
            ["Raised"] = raised.At,
        }),
        AlertEnded ended => RowOperation.MergeExisting(new TableRow(partition, KeyOf(customerId, ended))
        {
            ["Resolved"] = ended.At,
            ["ResolvedWhy"] = ended.Why,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>Bounds of all alerts of a customer.</summary>
    public static (string From, string Before) RangeOf(string customerId) => ($"a:{customerId}:", $"a:{customerId};");

    public static CustomerAlert Read(TableRow row) => new(
        row.GetString("Rule") ?? string.Empty,
        row.GetString("Subject") ?? string.Empty,
        row.GetString("Severity") ?? string.Empty,
        row.GetString("Title") ?? string.Empty,
        row.GetString("Detail") ?? string.Empty,
        row.GetDateTime("Raised") ?? default,
        row.GetDateTime("Resolved"),
        row.GetString("ResolvedWhy"));

    private static string KeyOf(string customerId, AlertChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"a:{customerId}:{HealthDropRule.Name}.{change.Subject}:{change.Episode:D5}");
}

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

    private static string KeyOf(string customerId, AlertChange change) =>
        string.Create(CultureInfo.InvariantCulture, $"a:{customerId}:{HealthDropRule.Name}.{change.Subject}:{change.Episode:D5}");
}

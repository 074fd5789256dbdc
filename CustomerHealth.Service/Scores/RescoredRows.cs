using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scores;

/// <summary>The rows of a rescoring, in the one transaction that also holds what caused it.</summary>
internal static class RescoredRows
{
    /// <summary>Closed months, alerts and what is mailed about them: everything but the state row.</summary>
    public static IEnumerable<RowOperation> ExtraOperations(this Rescored rescored, TenantId tenant, string partition, AlertMailItems mails)
    {
        foreach (var month in rescored.ClosedMonths)
        {
            yield return RowOperation.Overwrite(HistoryRow.Write(rescored.State, month, partition));
        }

        foreach (var operation in rescored.Alerts.SelectMany(change => AlertRow.Write(tenant, rescored.State.Profile.Id, change, partition)))
        {
            yield return operation;
        }

        foreach (var operation in mails.For(tenant, rescored.State.Profile, rescored.Alerts, partition))
        {
            yield return operation;
        }
    }

    /// <summary>The state row, if it is still the one the rescoring started from; a new one, if there was none.</summary>
    public static RowOperation StateOperation(this Rescored rescored, string partition) =>
        rescored.State.ETag is { } etag
            ? RowOperation.ReplaceIfUnchanged(CustomerRow.Write(rescored.State, partition), etag)
            : RowOperation.Add(CustomerRow.Write(rescored.State, partition));
}

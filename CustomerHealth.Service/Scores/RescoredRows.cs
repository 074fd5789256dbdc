using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Scores;

/// <summary>The rows of a rescoring, in the one transaction that also holds what caused it.</summary>
internal static class RescoredRows
{
    /// <summary>Closed months and alerts: everything but the state row.</summary>
    public static IEnumerable<RowOperation> ExtraOperations(this Rescored rescored, string partition)
    {
        foreach (var month in rescored.ClosedMonths)
        {
            yield return RowOperation.Overwrite(HistoryRow.Write(rescored.State, month, partition));
        }

        foreach (var change in rescored.Alerts)
        {
            yield return AlertRow.Write(rescored.State.Profile.Id, change, partition);
        }
    }

    /// <summary>The state row, if it is still the one the rescoring started from.</summary>
    public static RowOperation StateOperation(this Rescored rescored, string partition) =>
        RowOperation.ReplaceIfUnchanged(CustomerRow.Write(rescored.State, partition), rescored.State.ETag!);
}

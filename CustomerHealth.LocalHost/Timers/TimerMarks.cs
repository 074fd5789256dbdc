using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Timers;

/// <summary>
/// When each timer last came due: table <c>Settings</c>, partition <c>timers</c>, one row per function. What the Functions host keeps in
/// its schedule monitor blobs, so that a run missed while nothing was running is made up for. No lock: several processes may run the
/// same occurrence, as in Azure, where the lease can be lost as well; every job behind a timer starts at most once by its own key.
/// </summary>
public sealed class TimerMarks(ITableStore tables)
{
    private const string Partition = "timers";

    public async Task<DateTimeOffset?> LastAsync(string function, CancellationToken cancellationToken) =>
        (await tables.GetAsync(TableNames.Settings, Partition, function, null, cancellationToken))?.GetDateTime("Last");

    public Task OverwriteAsync(string function, DateTimeOffset last, CancellationToken cancellationToken) =>
        tables.TransactAsync(
            TableNames.Settings, [RowOperation.Overwrite(new TableRow(Partition, function) { ["Last"] = last })], cancellationToken);
}

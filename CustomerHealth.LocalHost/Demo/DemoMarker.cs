using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// That a store has the demo, or was about to get it: table <c>Settings</c>, partition <c>demo</c>. The moment it was made for is kept,
/// so that a second try sends the same events and not nearly the same.
/// </summary>
internal sealed class DemoMarker(ITableStore tables)
{
    private const string Partition = "demo";
    private const string Key = "company";

    /// <summary>The moment the demo of this store ends at; <paramref name="now"/> if it is the first try.</summary>
    public async Task<(DateTimeOffset Moment, bool Done)> BeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await tables.TransactAsync(TableNames.Settings, [RowOperation.Add(Row(now, done: false))], cancellationToken);
        var row = await tables.GetAsync(TableNames.Settings, Partition, Key, null, cancellationToken);
        return (row?.GetDateTime("Moment") ?? now, row?.GetBoolean("Done") ?? false);
    }

    public Task OverwriteDoneAsync(DateTimeOffset moment, CancellationToken cancellationToken) =>
        tables.TransactAsync(TableNames.Settings, [RowOperation.Overwrite(Row(moment, done: true))], cancellationToken);

    private static TableRow Row(DateTimeOffset moment, bool done) => new(Partition, Key) { ["Moment"] = moment, ["Done"] = done };
}

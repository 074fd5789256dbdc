using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Metering;

/// <summary>
/// Keeps what all processes counted: table <c>Metering</c>, partition tenant and month, one row per process with its sums of that
/// month. A process writes its own row only, so writing it again is harmless; a killed one loses its last minute.
/// </summary>
public sealed class MeterLedger(ITableStore tables, EventMeter events, StorageMeter storage, TimeProvider time) : IDisposable
{
    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim turn = new(1, 1);
    private MeterReading before = MeterReading.Nothing;
    private MeterReading written = MeterReading.Nothing;
    private string? month;

    /// <summary>Everything counted in the running month, by all processes; this one's counts are of this moment.</summary>
    public async Task<(string Month, MeterReading Reading)> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        var sum = MeterReading.Nothing;
        var query = new TableQuery(TableNames.Metering, PartitionOf(tenant));
        await foreach (var row in tables.ReadAllAsync(query, cancellationToken))
        {
            sum += JsonSerializer.Deserialize(row.GetBinary("Counts"), MeterJson.Default.MeterReading)!;
        }

        return (month!, sum);
    }

    /// <summary>Writes down what this process counted.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var now = MeterReading.Of(events.Read(), storage.Snapshot());
            var current = time.GetUtcNow().ToString("yyyyMM", CultureInfo.InvariantCulture);
            month ??= current;
            if (now.HasNewsSince(written))
            {
                await WriteAsync(now - before, cancellationToken);
                written = now;
            }

            if (month != current)
            {
                // What was counted around midnight belongs to the month that ended; the new one starts at nothing.
                (month, before) = (current, now);
                await WriteAsync(MeterReading.Nothing, cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Task WriteAsync(MeterReading reading, CancellationToken cancellationToken)
    {
        var row = new TableRow(PartitionOf(TenantId.Main), process)
        {
            ["Counts"] = JsonSerializer.SerializeToUtf8Bytes(reading, MeterJson.Default.MeterReading),
            ["Flushed"] = time.GetUtcNow(),
        };
        return tables.TransactAsync(TableNames.Metering, [RowOperation.Overwrite(row)], cancellationToken);
    }

    private string PartitionOf(TenantId tenant) => $"{tenant.Value}!{month}";
}

using CustomerHealth.Service.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Metering;

/// <summary>Writes the counts of this process down every minute and when it stops.</summary>
public sealed partial class MeterFlushing(MeterLedger ledger, TimeProvider time, ILogger<MeterFlushing> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops, or never came up; the last flush is StopAsync's.
        }
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ledger.FlushAsync(cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            NotFlushed(exception); // The counts stay in memory; the next flush writes them.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Metering could not be written down now.")]
    private partial void NotFlushed(Exception exception);
}

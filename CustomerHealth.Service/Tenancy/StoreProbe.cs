using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Tenancy;

/// <summary>Asks whether the store answers, at most once in <see cref="Memory"/>; only a yes is remembered.</summary>
public sealed class StoreProbe(ITableStore tables, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private DateTimeOffset answered = DateTimeOffset.MinValue;

    /// <exception cref="StorageUnavailableException">It does not.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - answered < Memory)
        {
            return;
        }

        await tables.GetAsync(TableNames.Settings, StoreFormat.Partition, StoreFormat.FormatKey, ["Version"], cancellationToken);
        answered = time.GetUtcNow();
    }
}

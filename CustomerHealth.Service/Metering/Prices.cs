using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Metering;

/// <summary>
/// List prices of storage requests, so that the product can say what it spends: US dollars per million, pay as you go, LRS, an
/// eastern US region. Source: azure.microsoft.com/pricing, Table and Queue Storage, as of 2026; a bill may differ.
/// </summary>
public static class Prices
{
    public const decimal TablePerMillion = 0.036m;
    public const decimal QueuePerMillion = 0.04m;

    /// <summary>Dollars for the storage requests of a reading. Blob requests are too few to matter and are left out.</summary>
    public static decimal Of(MeterReading reading)
    {
        var (tables, queues) = (0L, 0L);
        foreach (var (name, count) in reading.Storage)
        {
            switch (Enum.Parse<StorageRequestKind>(name.AsSpan(0, name.IndexOf(':', StringComparison.Ordinal))))
            {
                case StorageRequestKind.GetRow or StorageRequestKind.QueryPage or StorageRequestKind.Transact:
                    tables += count.Requests;
                    break;
                case StorageRequestKind.PutBlob or StorageRequestKind.GetBlob or StorageRequestKind.DeleteBlob:
                    break;
                default:
                    queues += count.Requests;
                    break;
            }
        }

        return ((tables * TablePerMillion) + (queues * QueuePerMillion)) / 1_000_000;
    }
}

using System.Collections.Concurrent;

namespace CustomerHealth.Service.Storage;

/// <summary>Counts requests to storage, so that the product knows what it costs and tests can assert it exactly.</summary>
public sealed class StorageMeter
{
    private readonly ConcurrentDictionary<(StorageRequestKind Kind, string Name), Counter> counters = new();

    public StorageUsage Snapshot() => new(counters.Select(counter => KeyValuePair.Create(counter.Key, counter.Value.Read())));

    /// <summary>Counts a request that is about to be made and returns where to note what came of it.</summary>
    internal Counter Begin(StorageRequestKind kind, string name)
    {
        var counter = counters.GetOrAdd((kind, name), _ => new Counter());
        counter.Begin();
        return counter;
    }

    internal sealed class Counter
    {
        private long requests;
        private long items;
        private long bytes;
        private long refusals;
        private long conflicts;

        public void Begin() => Interlocked.Increment(ref requests);

        public void Done(long count, long size)
        {
            Interlocked.Add(ref items, count);
            Interlocked.Add(ref bytes, size);
        }

        public void Refused(bool conflict = false)
        {
            Interlocked.Increment(ref refusals);
            Interlocked.Add(ref conflicts, conflict ? 1 : 0);
        }

        public StorageCount Read() => new(
            Interlocked.Read(ref requests),
            Interlocked.Read(ref items),
            Interlocked.Read(ref bytes),
            Interlocked.Read(ref refusals),
            Interlocked.Read(ref conflicts));
    }
}

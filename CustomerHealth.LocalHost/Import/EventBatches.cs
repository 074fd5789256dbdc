using System.Text.Json;

namespace CustomerHealth.LocalHost.Import;

/// <summary>A request body of some events, as JSON array.</summary>
public sealed record EventBatch(IReadOnlyList<CloudEvent> Events, ReadOnlyMemory<byte> Body);

/// <summary>Cuts a stream of events into batches that the API takes: by number and by size, whichever is reached first.</summary>
public static class EventBatches
{
    public const int MostEvents = 1_000;

    /// <summary>Kept a little under the API's 5 MiB.</summary>
    public const int MostBytes = (5 * 1024 * 1024) - 1024;

    public static IEnumerable<EventBatch> Of(IEnumerable<CloudEvent> events, int mostEvents = MostEvents, int mostBytes = MostBytes)
    {
        var batch = new List<CloudEvent>();
        var body = new MemoryStream();
        foreach (var item in events)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(item, CloudEventJson.Default.CloudEvent);
            if (batch.Count == mostEvents || (batch.Count > 0 && body.Length + bytes.Length + 2 > mostBytes))
            {
                yield return Closed(batch, body);
                (batch, body) = ([], new MemoryStream());
            }

            body.WriteByte(batch.Count == 0 ? (byte)'[' : (byte)',');
            body.Write(bytes);
            batch.Add(item);
        }

        if (batch.Count > 0)
        {
            yield return Closed(batch, body);
        }
    }

    private static EventBatch Closed(List<CloudEvent> batch, MemoryStream body)
    {
        body.WriteByte((byte)']');
        return new EventBatch(batch, body.ToArray());
    }
}

using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CustomerHealth.Tests.Functions;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>What goes wrong on the way to a storage service.</summary>
public enum WireFault
{
    /// <summary>503: the service has done nothing and says so.</summary>
    Busy,

    /// <summary>The request never arrives, and no answer comes.</summary>
    Silence,

    /// <summary>The service does as asked, and the connection breaks before its answer is here.</summary>
    DroppedAnswer,
}

/// <summary>The wire between an adapter and its storage, on which requests go wrong by number. Counts every try.</summary>
/// <param name="fails">Whether the request of this number, from 0, goes wrong.</param>
internal sealed class WireFaults(WireFault fault, Func<int, bool> fails) : HttpPipelineTransport
{
    private static readonly HttpPipelineTransport Wire = HttpClientTransport.Shared;

    private int requests;
    private int faults;

    /// <summary>On which nothing goes wrong.</summary>
    public static WireFaults None => new(WireFault.Busy, _ => false);

    /// <summary>Nothing goes wrong and nothing is counted while this is set: the host's part, or a look at the result.</summary>
    public bool Paused { get; set; }

    public int Requests => requests;

    public int Faults => faults;

    public override Request CreateRequest() => Wire.CreateRequest();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (Paused || !fails(Interlocked.Increment(ref requests) - 1))
        {
            await Wire.ProcessAsync(message);
            return;
        }

        Interlocked.Increment(ref faults);
        switch (fault)
        {
            case WireFault.Busy:
                message.Response = new StorageAnswer(503, """{"odata.error":{"code":"ServerBusy","message":{"value":"scripted"}}}""");
                break;
            case WireFault.Silence:
                throw new TaskCanceledException("Scripted: nothing came in time."); // As after a time-out, without its time.
            default:
                await Wire.ProcessAsync(message);
                throw new RequestFailedException("Scripted: the connection broke.");
        }
    }

    public override void Process(HttpMessage message) => throw new NotSupportedException("Storage is asked asynchronously.");
}

using Azure.Core;
using Azure.Core.Pipeline;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>How requests are sent. The defaults are those of the product; tests put faults into the transport and shorten the waits.</summary>
public sealed class RestOptions : ClientOptions
{
    public RestOptions()
    {
        Retry.Mode = RetryMode.Exponential;
        Retry.MaxRetries = StoragePatience.Retries;
        Retry.Delay = StoragePatience.FirstPause;
        Retry.MaxDelay = StoragePatience.LongestPause;
        Retry.NetworkTimeout = StoragePatience.Try;

        // What went wrong is told by the exception; addresses hold customers' ids, which belong into no log and no trace.
        Diagnostics.IsLoggingEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
    }

    internal HttpPipeline Pipeline(SharedKeyPolicy signing) => HttpPipelineBuilder.Build(this, [], [signing], new ResponseClassifier());
}

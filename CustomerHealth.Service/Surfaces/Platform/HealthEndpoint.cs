using System.Reflection;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>GET /api/platform/health</c>: whether the service works, for probes. An outage of storage is 503, by way of the fault it throws.
/// </summary>
internal static class HealthEndpoint
{
    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static async Task<Ok<ServiceHealth>> GetAsync(
        IQueueStore queues, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiting = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in QueueNames.All.Where(queue => !queue.EndsWith(QueueNames.PoisonSuffix, StringComparison.Ordinal)))
        {
            waiting[queue] = await queues.CountAsync(queue, cancellationToken);
        }

        return TypedResults.Ok(new ServiceHealth("ok", Version, time.GetUtcNow().UtcDateTime, waiting));
    }
}

/// <param name="Waiting">Messages per queue.</param>
internal sealed record ServiceHealth(string Status, string Version, DateTime Time, IReadOnlyDictionary<string, int> Waiting);

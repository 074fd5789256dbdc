using System.Reflection;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>
/// <c>GET /api/platform/health</c>: whether the service works, for probes. An outage of storage is 503, by way of the fault it throws.
/// Anybody may ask, so it says nothing about data, and the store is asked once in a few seconds however often it is called.
/// </summary>
internal static class HealthEndpoint
{
    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static async Task<Ok<ServiceHealth>> GetAsync(StoreProbe probe, TimeProvider time, CancellationToken cancellationToken)
    {
        await probe.CheckAsync(cancellationToken);
        return TypedResults.Ok(new ServiceHealth("ok", Version, time.GetUtcNow().UtcDateTime));
    }
}

internal sealed record ServiceHealth(string Status, string Version, DateTime Time);

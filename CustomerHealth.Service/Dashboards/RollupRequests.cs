using System.Collections.Concurrent;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Dashboards;

/// <summary>
/// Asks for roll-ups and dashboards after changes, by delayed messages: one message serves every change until it becomes visible. No
/// table is written and no timer runs, so an idle system costs nothing, and a message that is asked for survives a crash.
/// </summary>
public sealed class RollupRequests(MessageSender sender, IOptions<DashboardOptions> options, TimeProvider time)
{
    private const int AllShards = -1;

    private readonly ConcurrentDictionary<(TenantId Tenant, int Shard), DateTimeOffset> due = new();

    /// <summary>Call after a change of a customer in the shard is committed.</summary>
    public Task RequestAsync(TenantId tenant, int shard, CancellationToken cancellationToken) =>
        RequestAsync(tenant, shard, new RollUpShard(shard), options.Value.RollUpAfter, cancellationToken);

    /// <summary>Call after a roll-up is written.</summary>
    public Task RequestDashboardsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        RequestAsync(tenant, AllShards, new BuildDashboards(), options.Value.ReduceAfter, cancellationToken);

    private async Task RequestAsync<T>(
        TenantId tenant, int shard, T message, TimeSpan delay, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        var now = time.GetUtcNow();
        var known = due.GetValueOrDefault((tenant, shard));
        if (known > now)
        {
            return; // A message that is still invisible will see the change.
        }

        var mine = now + delay;
        if (known == default ? !due.TryAdd((tenant, shard), mine) : !due.TryUpdate((tenant, shard), mine, known))
        {
            return; // Another change of this moment asks already.
        }

        try
        {
            await sender.SendAsync(tenant, message, delay, cancellationToken);
        }
        catch
        {
            due.TryRemove((tenant, shard), out _);
            throw;
        }
    }
}

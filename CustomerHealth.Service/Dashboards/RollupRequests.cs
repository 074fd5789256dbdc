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

    private readonly ConcurrentDictionary<(TenantId Tenant, int Shard), Request> latest = new();

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
        while (true)
        {
            var now = time.GetUtcNow();
            var known = latest.GetValueOrDefault((tenant, shard));
            if (known is not null && known.VisibleFrom > now)
            {
                // A message that is still invisible will see the change, if it was sent at all.
                if (await known.Sent.Task.WaitAsync(cancellationToken))
                {
                    return;
                }

                continue;
            }

            var mine = new Request(now + delay);
            if (known is null ? latest.TryAdd((tenant, shard), mine) : latest.TryUpdate((tenant, shard), mine, known))
            {
                await SendAsync(tenant, shard, message, delay, mine, cancellationToken);
                return;
            }
        }
    }

    private async Task SendAsync<T>(
        TenantId tenant, int shard, T message, TimeSpan delay, Request request, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        var sent = false;
        try
        {
            await sender.SendAsync(tenant, message, delay, cancellationToken);
            sent = true;
        }
        finally
        {
            if (!sent)
            {
                latest.TryRemove(KeyValuePair.Create((tenant, shard), request));
            }

            request.Sent.SetResult(sent);
        }
    }

    /// <summary>A message under way. Those who rely on it wait until it is durable, and ask themselves if it never is.</summary>
    private sealed class Request(DateTimeOffset visibleFrom)
    {
        public DateTimeOffset VisibleFrom { get; } = visibleFrom;

        public TaskCompletionSource<bool> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using CustomerHealth.Service.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Runs;

internal static class RunsRegistration
{
    public static IServiceCollection AddRuns(this IServiceCollection services) =>
        services.AddSingleton<RunStore>().AddSingleton<Waiting>().AddSingleton<ShardRuns>().AddMessageHandler<RunShard, RunShardHandler>();
}

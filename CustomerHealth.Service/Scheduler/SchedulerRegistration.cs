using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Scheduler;

internal static class SchedulerRegistration
{
    /// <summary>The jobs stand in the order of the documented listing.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services) =>
        services
            .AddSingleton<DailyScores>()
            .AddSingleton<ContractCheck>()
            .AddSingleton<LicenseCheck>()
            .AddSingleton<InactivityCheck>()
            .AddSingleton<DueReports>()
            .AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<DailyScores>())
            .AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<ContractCheck>())
            .AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<LicenseCheck>())
            .AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<InactivityCheck>())
            .AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<DueReports>())
            .AddSingleton<ScheduledJobs>();
}

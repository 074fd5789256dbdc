namespace CustomerHealth.Service.Dashboards;

/// <summary>How soon roll-ups and dashboards follow a change; together they must stay under 60 seconds.</summary>
public sealed class DashboardOptions
{
    /// <summary>From the first change in a shard to its roll-up; all changes between share it.</summary>
    public TimeSpan RollUpAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>From a roll-up to the dashboards; all roll-ups between share it.</summary>
    public TimeSpan ReduceAfter { get; set; } = TimeSpan.FromSeconds(3);
}

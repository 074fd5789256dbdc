using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scheduler;

/// <summary>
/// A check that raises alerts, once a day. The timer's run of a day is one run, however often it is started: the second start asks for the
/// shards that are not done.
/// </summary>
/// <param name="check">The name of the <see cref="AlertCheck"/>.</param>
public abstract class DailyCheck(string id, string name, string schedule, string check, ShardRuns runs, TimeProvider time) : IScheduledJob
{
    public string Id => id;

    public string Name => name;

    public JobSchedule Schedule { get; } = new(schedule);

    public Task StartAsync(TenantId tenant, CancellationToken cancellationToken) =>
        runs.StartOnceAsync(tenant, check, $"{time.GetUtcNow():yyyy-MM-dd}", cancellationToken);

    public Task<Run> RunAsync(TenantId tenant, CancellationToken cancellationToken) => runs.StartAsync(tenant, check, cancellationToken);
}

/// <summary>Contracts that end within 90, 60 or 30 days.</summary>
public sealed class ContractCheck(ShardRuns runs, TimeProvider time)
    : DailyCheck("contract_expiry_check", "Check contract expiry alerts", Schedules.ContractCheck, AlertCheck.Contracts, runs, time);

/// <summary>Licences of products in use that end within 30 days.</summary>
public sealed class LicenseCheck(ShardRuns runs, TimeProvider time)
    : DailyCheck("license_expiry_check", "Check license expiry alerts", Schedules.LicenseCheck, AlertCheck.Licenses, runs, time);

/// <summary>Customers whom nobody has been in contact with for 30 days.</summary>
public sealed class InactivityCheck(ShardRuns runs, TimeProvider time)
    : DailyCheck("inactivity_check", "Check customer inactivity alerts", Schedules.InactivityCheck, AlertCheck.Silence, runs, time);

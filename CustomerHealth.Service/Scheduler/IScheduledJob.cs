using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scheduler;

/// <summary>Work that a timer starts, and that an admin may start beside it.</summary>
public interface IScheduledJob
{
    /// <summary>As the document has it: in addresses and in the listing.</summary>
    string Id { get; }

    /// <summary>What it does, for people.</summary>
    string Name { get; }

    JobSchedule Schedule { get; }

    /// <summary>
    /// Its time has come. Started twice for the same time, or again after a crash, it does no harm and does what is left to do; it returns
    /// when the rest cannot be lost.
    /// </summary>
    Task StartAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Somebody wants it now, whatever the timer did: a run of its own.</summary>
    Task<Run> RunAsync(TenantId tenant, CancellationToken cancellationToken);
}

namespace CustomerHealth.Service.Scheduler;

/// <summary>The jobs there are, in the order of their listing.</summary>
public sealed class ScheduledJobs(IEnumerable<IScheduledJob> jobs)
{
    public IReadOnlyList<IScheduledJob> All { get; } = [.. jobs];

    public IScheduledJob? Find(string id) => All.FirstOrDefault(job => job.Id == id);
}

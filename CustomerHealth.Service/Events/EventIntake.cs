using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>What became of a submission at the door.</summary>
/// <param name="Verdicts">One per submitted event, in order.</param>
/// <param name="Enqueued">False when all or nothing was asked for and something was refused: nothing was taken.</param>
public sealed record Intake(IReadOnlyList<EventVerdict> Verdicts, bool Enqueued)
{
    public IEnumerable<AcceptedEvent> Accepted => Verdicts.Where(verdict => verdict.Accepted is not null).Select(verdict => verdict.Accepted!);
}

/// <summary>
/// The door for events of every surface: checks each one, then puts the good ones into the queue. When it returns, what it accepted is
/// durable. When it throws, some may be: repeating the same ids is free of effect.
/// </summary>
public sealed class EventIntake(EventChecks checks, CustomerDirectory directory, EventQueue queue, EventMeter meter)
{
    /// <summary>How many customers are looked up at the same time.</summary>
    private const int ParallelLookups = 16;

    /// <param name="allOrNothing">Take nothing if one event is refused.</param>
    /// <param name="watch">Is told of every event that goes into the queue; null when nobody waits.</param>
    public async Task<Intake> SubmitAsync(
        TenantId tenant,
        IReadOnlyList<EventSubmission> submissions,
        bool allOrNothing,
        EventWatch? watch,
        CancellationToken cancellationToken)
    {
        var verdicts = submissions.Select(checks.Check).ToArray();
        await RefuseUnknownCustomersAsync(tenant, verdicts, cancellationToken);
        var refused = verdicts.Count(verdict => verdict.Problem is not null);
        meter.CountRejected(refused);
        var intake = new Intake(verdicts, Enqueued: !(allOrNothing && refused > 0));
        if (!intake.Enqueued)
        {
            return intake;
        }

        foreach (var accepted in intake.Accepted)
        {
            watch?.Add(accepted);
        }

        await queue.PutAsync(tenant, intake.Accepted, cancellationToken);
        return intake;
    }

    private async Task RefuseUnknownCustomersAsync(TenantId tenant, EventVerdict[] verdicts, CancellationToken cancellationToken)
    {
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            verdicts.Where(verdict => verdict.Accepted is not null).Select(verdict => verdict.Accepted!.CustomerId).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelLookups, CancellationToken = cancellationToken },
            async (customer, token) =>
            {
                if (!await directory.ExistsAsync(tenant, customer, token))
                {
                    lock (unknown)
                    {
                        unknown.Add(customer);
                    }
                }
            });
        for (var index = 0; unknown.Count > 0 && index < verdicts.Length; index++)
        {
            if (verdicts[index].Accepted is { } accepted && unknown.Contains(accepted.CustomerId))
            {
                verdicts[index] = verdicts[index] with { Accepted = null, Problem = EventChecks.UnknownCustomer };
            }
        }
    }
}

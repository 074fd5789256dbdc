using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Events;

/// <summary>Turns events and the states they meet into the operations of one transaction. Pure but for the clock's reading.</summary>
public sealed class ApplyPlanner(CustomerScorer scorer, TimeProvider time)
{
    /// <summary>
    /// Splits events into parts that fit one transaction whatever they cause: a customer's part never exceeds
    /// <see cref="EventLimits.EventsPerMessage"/> events, and beside its events each customer may need five rows.
    /// </summary>
    public static IEnumerable<IReadOnlyList<AcceptedEvent>> Split(IReadOnlyList<AcceptedEvent> events)
    {
        const int RowsPerCustomer = 1 + CustomerScorer.MostExtraRows;
        var part = new List<AcceptedEvent>();
        var customers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var accepted in events)
        {
            var isNew = !customers.Contains(accepted.CustomerId);
            var rows = part.Count + (customers.Count * RowsPerCustomer);
            if (rows + 1 + (isNew ? RowsPerCustomer : 0) > TableLimits.TransactionOperations)
            {
                yield return part;
                (part, customers) = ([], new HashSet<string>(StringComparer.Ordinal));
            }

            part.Add(accepted);
            customers.Add(accepted.CustomerId);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    internal ApplyPlan Plan(
        IReadOnlyList<AcceptedEvent> events, IReadOnlyDictionary<string, CustomerState> before, string partition)
    {
        var plan = new ApplyPlan();
        var asOf = time.GetUtcNow();
        foreach (var group in events.GroupBy(accepted => accepted.CustomerId))
        {
            var state = before[group.Key];
            var rescored = scorer.Rescore(state, state.Signals.With([.. group.Select(accepted => accepted.Read())]), asOf);
            foreach (var accepted in group)
            {
                plan.AddEvent(group.Key, RowOperation.Add(EventRow.Write(accepted, partition)));
            }

            plan.AddState(rescored.State, rescored.StateOperation(partition));
            foreach (var operation in rescored.ExtraOperations(partition))
            {
                plan.AddExtra(group.Key, operation);
            }
        }

        return plan;
    }
}

/// <summary>The operations of one transaction, and which is what.</summary>
internal sealed class ApplyPlan
{
    private readonly List<RowOperation> operations = [];
    private readonly List<string> customers = [];
    private readonly List<bool> isEvent = [];
    private readonly List<(int Index, CustomerState State)> states = [];

    public IReadOnlyList<RowOperation> Operations => operations;

    public bool IsEvent(int index) => isEvent[index];

    public string CustomerOf(int index) => customers[index];

    public void AddEvent(string customerId, RowOperation operation) => Add(customerId, operation, true);

    public void AddExtra(string customerId, RowOperation operation) => Add(customerId, operation, false);

    public void AddState(CustomerState state, RowOperation operation)
    {
        states.Add((operations.Count, state));
        Add(state.Profile.Id, operation, false);
    }

    /// <summary>Remembers the states with the versions the store gave them, so that the next event needs no read.</summary>
    public void KeepStates(CustomerStates cache, TenantId tenant, IReadOnlyList<string?> etags)
    {
        foreach (var (index, state) in states)
        {
            cache.Keep(tenant, state with { ETag = etags[index] });
        }
    }

    private void Add(string customerId, RowOperation operation, bool forEvent)
    {
        operations.Add(operation);
        customers.Add(customerId);
        isEvent.Add(forEvent);
    }
}

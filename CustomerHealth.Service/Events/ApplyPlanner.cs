using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Events;

/// <summary>Turns events and the states they meet into the operations of one transaction. Pure but for the clock's reading.</summary>
public sealed class ApplyPlanner(CustomerScorer scorer, AlertMailItems mails, TimeProvider time)
{
    /// <summary>What a transaction holds, less a mark for each kind of records.</summary>
    private const int MostRows = TableLimits.TransactionOperations - RecordVersions.MostMarks;

    /// <summary>
    /// Splits events into parts that fit one transaction with what they usually cause. A part that causes more is refused by
    /// <see cref="TableLimits"/> before it is sent, and is split further then.
    /// </summary>
    public IEnumerable<IReadOnlyList<AcceptedEvent>> Split(IReadOnlyList<AcceptedEvent> events)
    {
        var rowsPerCustomer = 1 + CustomerScorer.UsualExtraRows + mails.MostRows;
        var part = new List<AcceptedEvent>();
        var customers = new HashSet<string>(StringComparer.Ordinal);
        var rows = 0;
        foreach (var accepted in events)
        {
            var own = 1 + (RecordChanges.Has(accepted.Type) ? RecordChanges.RowsPerEvent : 0);
            if (rows + own + (customers.Contains(accepted.CustomerId) ? 0 : rowsPerCustomer) > MostRows)
            {
                yield return part;
                (part, customers, rows) = ([], new HashSet<string>(StringComparer.Ordinal), 0);
            }

            part.Add(accepted);
            rows += own + (customers.Add(accepted.CustomerId) ? rowsPerCustomer : 0);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    internal ApplyPlan Plan(
        TenantId tenant, IReadOnlyList<AcceptedEvent> events, IReadOnlyDictionary<string, CustomerState> before, string partition)
    {
        var plan = new ApplyPlan(partition);
        foreach (var group in events.GroupBy(accepted => accepted.CustomerId))
        {
            var state = before[group.Key];
            Add(plan, tenant, [.. group], state, AlertChecks.None, rescored => new CustomerChange(state, rescored, [.. group]));
        }

        return plan;
    }

    /// <summary>The operations of a change of one customer that somebody asked for.</summary>
    /// <param name="state">What it starts from, with the profile it shall have; without an ETag it is a new customer.</param>
    /// <param name="before">As it is stored; null for a new one.</param>
    /// <param name="wanted">What was asked for.</param>
    internal ApplyPlan Plan(
        TenantId tenant, IReadOnlyList<AcceptedEvent> events, CustomerState state, CustomerState? before, CustomerEdit wanted, string partition)
    {
        var plan = new ApplyPlan(partition);
        Add(plan, tenant, events, state, wanted.Due, rescored => new CustomerChange(before, rescored, events, wanted.IsDeletion));
        return plan;
    }

    private void Add(
        ApplyPlan plan,
        TenantId tenant,
        IReadOnlyList<AcceptedEvent> events,
        CustomerState state,
        AlertChecks due,
        Func<Rescored, CustomerChange> changeOf)
    {
        var customerId = state.Profile.Id;
        var signals = state.Signals.With([.. events.Select(accepted => accepted.Read())]);
        var rescored = scorer.Rescore(state, signals, time.GetUtcNow(), due);
        foreach (var accepted in events)
        {
            plan.AddEvent(customerId, RowOperation.Add(EventRow.Write(accepted, plan.Partition)));
        }

        plan.AddState(rescored.State, rescored.StateOperation(plan.Partition));
        foreach (var operation in RecordChanges.Of(tenant, plan.Partition, events, signals))
        {
            plan.AddExtra(customerId, operation);
        }

        foreach (var operation in rescored.ExtraOperations(tenant, plan.Partition, mails))
        {
            plan.AddExtra(customerId, operation);
        }

        plan.Changes.Add(changeOf(rescored));
    }
}

/// <summary>The operations of one transaction, and which is what.</summary>
internal sealed class ApplyPlan(string partition)
{
    private readonly List<RowOperation> operations = [];
    private readonly List<string> customers = [];
    private readonly List<bool> isEvent = [];
    private readonly List<(int Index, CustomerState State)> states = [];

    public string Partition { get; } = partition;

    /// <summary>What it does to each customer.</summary>
    public List<CustomerChange> Changes { get; } = [];

    /// <summary>All of them, the marks of the records they write at the end: a mark is never refused.</summary>
    public IReadOnlyList<RowOperation> ToOperations() => RecordVersions.Marked(Partition, operations);

    public bool IsEvent(int index) => isEvent[index];

    public string CustomerOf(int index) => customers[index];

    public void AddEvent(string customerId, RowOperation operation) => Add(customerId, operation, true);

    public void AddExtra(string customerId, RowOperation operation) => Add(customerId, operation, false);

    public void AddState(CustomerState state, RowOperation operation)
    {
        states.Add((operations.Count, state));
        Add(state.Profile.Id, operation, false);
    }

    /// <summary>The state of the one customer the plan is for, with the version the store gave it.</summary>
    public CustomerState StateAfter(IReadOnlyList<string?> etags)
    {
        var (index, state) = states.Single();
        return state with { ETag = etags[index] };
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

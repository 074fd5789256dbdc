using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Records;

/// <summary>What a write of a record came to.</summary>
public enum RecordOutcome
{
    Done,

    /// <summary>There is no such record, or no such customer to have one.</summary>
    Unknown,

    /// <summary>A rule of its kind is against it.</summary>
    Refused,

    /// <summary>There is a record with this id already.</summary>
    Taken,

    /// <summary>It says more than an event holds: <see cref="EventLimits.EventBytes"/>.</summary>
    TooLarge,
}

/// <param name="Record">As it is stored now; null where nothing was written, and for what was withdrawn.</param>
public readonly record struct Written<T>(RecordOutcome Outcome, T? Record = null)
    where T : class;

/// <summary>
/// Writes records the only way there is: by an event that says their whole new state, which takes effect with its scores and alerts in one
/// transaction. Fields are those of the kind's event; null stands for one that is not there.
/// </summary>
public sealed class RecordWriter(CustomerWriter customers, RecordReader records, TimeProvider time)
{
    /// <param name="id">One of <see cref="RecordIds"/>, of this customer.</param>
    /// <param name="source">Who sends the event.</param>
    public Task<Written<T>> AddAsync<T>(
        TenantId tenant,
        RecordKind<T> kind,
        string customerId,
        Guid id,
        string source,
        JsonObject fields,
        CancellationToken cancellationToken)
        where T : class
    {
        var occurred = time.GetUtcNow();
        return WriteAsync(tenant, kind, customerId, id, before => Task.FromResult(Decide(before)), cancellationToken);

        (RecordOutcome, EventSubmission?) Decide(CustomerState? before)
        {
            if (before is null)
            {
                return (RecordOutcome.Unknown, null);
            }

            return Find(tenant, before, kind.Name, id) is null
                ? (RecordOutcome.Done, EventOf(kind.Name, customerId, id.ToString("D"), fields, source, occurred))
                : (RecordOutcome.Taken, null);
        }
    }

    /// <param name="change">
    /// The fields that change, given the record as it is now; null refuses. Asked again when the customer changed in between, so that two
    /// changes of different fields both survive.
    /// </param>
    public async Task<Written<T>> ChangeAsync<T>(
        TenantId tenant, RecordKind<T> kind, Guid id, string source, Func<T, JsonObject?> change, CancellationToken cancellationToken)
        where T : class
    {
        return await records.FindOwnerAsync(tenant, kind, id, cancellationToken) is { } customerId
            ? await WriteAsync(tenant, kind, customerId, id, before => DecideAsync(customerId, before), cancellationToken)
            : new Written<T>(RecordOutcome.Unknown);

        async Task<(RecordOutcome, EventSubmission?)> DecideAsync(string customerId, CustomerState? before)
        {
            // Read after the state: what was written in between changes the state's version, and all this is asked again.
            var row = await records.FindRowAsync(tenant, kind, customerId, id, cancellationToken);
            if (row is null || kind.Read(row) is not { } record || before is null || Find(tenant, before, kind.Name, id) is not { } entity)
            {
                return (RecordOutcome.Unknown, null);
            }

            return change(record) is { } fields
                ? (RecordOutcome.Done, Changed(kind.Name, customerId, entity, source, RecordRow.Read(row)!.Data, fields))
                : (RecordOutcome.Refused, null);
        }
    }

    private async Task<Written<T>> WriteAsync<T>(
        TenantId tenant,
        RecordKind<T> kind,
        string customerId,
        Guid id,
        Func<CustomerState?, Task<(RecordOutcome Outcome, EventSubmission? Event)>> decide,
        CancellationToken cancellationToken)
        where T : class
    {
        var outcome = RecordOutcome.Unknown;
        try
        {
            await customers.EditAsync(tenant, customerId, EditAsync, cancellationToken);
        }
        catch (EventProblemException exception) when (exception.Problem.Code == "event-too-large")
        {
            return new Written<T>(RecordOutcome.TooLarge);
        }

        return outcome == RecordOutcome.Done && await records.FindRowAsync(tenant, kind, customerId, id, cancellationToken) is { } row
            ? new Written<T>(outcome, kind.Read(row))
            : new Written<T>(outcome);

        async Task<CustomerEdit?> EditAsync(CustomerState? before, CancellationToken token)
        {
            (outcome, var next) = await decide(before);
            return outcome == RecordOutcome.Done ? new CustomerEdit(Events: next is null ? [] : [next]) : null;
        }
    }

    /// <summary>The event that changes a record; null where it says so already.</summary>
    private EventSubmission? Changed(
        string kind, string customerId, EntitySignal entity, string source, JsonElement present, JsonObject fields)
    {
        var whole = new JsonObject();
        foreach (var field in present.EnumerateObject())
        {
            whole[field.Name] = JsonSerializer.SerializeToNode(field.Value); // Of a name that a sender repeats, the last counts.
        }

        if (fields.All(field => JsonNode.DeepEquals(whole[field.Key], field.Value)))
        {
            return null;
        }

        foreach (var (name, value) in fields)
        {
            whole[name] = value?.DeepClone();
        }

        // Later than what it replaces, which another clock may have dated.
        var now = time.GetUtcNow();
        var occurred = now > entity.Latest.Occurred ? now : entity.Latest.Occurred.AddTicks(1);
        return EventOf(kind, customerId, entity.Id, whole, source, occurred);
    }

    private static EventSubmission EventOf(
        string kind, string customerId, string name, JsonObject fields, string source, DateTimeOffset occurred)
    {
        var said = from field in fields where field.Value is not null select KeyValuePair.Create(field.Key, field.Value?.DeepClone());
        var data = new JsonObject(said) { [$"{kind}_id"] = name };
        return new EventSubmission(customerId, source, null, kind, occurred, JsonSerializer.SerializeToElement(data), 0);
    }

    private static EntitySignal? Find(TenantId tenant, CustomerState customer, string kind, Guid id)
    {
        IReadOnlyList<EntitySignal> entities = kind switch
        {
            RecordKinds.DeploymentName => customer.Signals.Deployments,
            RecordKinds.InteractionName => customer.Signals.Interactions,
            RecordKinds.SurveyName => customer.Signals.Surveys,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no events of this kind."),
        };
        return entities.FirstOrDefault(entity => RecordIds.OfEntity(tenant, customer.Profile.Id, kind, entity.Id) == id);
    }
}

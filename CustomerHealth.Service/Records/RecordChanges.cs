using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Records;

/// <summary>
/// The record rows that follow from applied events. The fold has decided which event of an entity counts; its row is written from that
/// event and from no other, so rows end up the same whatever order the events came in.
/// </summary>
internal static class RecordChanges
{
    /// <summary>Rows that one event may cause: its record and the pointer to it.</summary>
    public const int RowsPerEvent = 2;

    /// <summary>Whether an event of this type has a record.</summary>
    public static bool Has(string eventType) =>
        eventType is RecordKinds.DeploymentName or RecordKinds.InteractionName or RecordKinds.SurveyName;

    /// <param name="events">Those of one customer that led to <paramref name="after"/>.</param>
    public static IEnumerable<RowOperation> Of(
        TenantId tenant, string partition, IReadOnlyCollection<AcceptedEvent> events, CustomerSignals after)
    {
        if (!events.Any(accepted => Has(accepted.Type)))
        {
            return [];
        }

        var byStamp = events.ToDictionary(accepted => (accepted.Source, accepted.Id));
        return
        [
            .. Of(RecordKinds.DeploymentName, after.Deployments, _ => false),
            .. Of(RecordKinds.InteractionName, after.Interactions, interaction => interaction.Withdrawn),
            .. Of(RecordKinds.SurveyName, after.Surveys, _ => false),
        ];

        IEnumerable<RowOperation> Of<T>(string kind, IReadOnlyList<T> entities, Func<T, bool> isWithdrawn)
            where T : EntitySignal
        {
            foreach (var entity in entities)
            {
                if (byStamp.TryGetValue((entity.Latest.Source, entity.Latest.Id), out var latest) && latest.Type == kind)
                {
                    var id = RecordIds.OfEntity(tenant, latest.CustomerId, kind, entity.Id);
                    yield return RecordRow.Write(partition, kind, id, latest, entity.FirstSeen, isWithdrawn(entity));
                    yield return RecordPointer.Write(partition, id, RecordRow.KeyOf(kind, latest.CustomerId, id));
                }
            }
        }
    }
}

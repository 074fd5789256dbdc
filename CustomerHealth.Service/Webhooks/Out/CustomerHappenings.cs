using System.Text.Json.Nodes;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What of a change others may want to be told of. Pure.</summary>
internal static class CustomerHappenings
{
    /// <summary>The attribute by which any surface says which lead became this customer.</summary>
    public const string LeadAttribute = "converted_from_lead_id";

    /// <summary>In the order in which they follow from each other.</summary>
    public static IEnumerable<Happening> Of(TenantId tenant, CustomerChange change)
    {
        var after = change.After;
        var profile = after.Profile;

        // The version that is replaced is unique to the change; without one, the customer is new.
        var cause = after.ETag ?? "new";
        if (change.Before is not { } before)
        {
            yield return Told(WebhookEventTypes.CustomerCreated, () => new JsonObject { ["customer"] = NoticeData.Of(after) });
        }
        else if (NoticeData.Changed(before, after) is { Count: > 0 } changed)
        {
            yield return change.IsDeletion
                ? Told(WebhookEventTypes.CustomerDeleted, () => new JsonObject { ["customer"] = NoticeData.Of(after) })
                : Told(
                    WebhookEventTypes.CustomerUpdated,
                    () => new JsonObject { ["customer"] = NoticeData.Of(after), ["changed"] = new JsonArray([.. changed.Select(name => JsonValue.Create(name))]) });
        }

        if (profile.Attributes.TryGetValue(LeadAttribute, out var lead) && change.Before?.Profile.Attributes.GetValueOrDefault(LeadAttribute) != lead)
        {
            yield return Told(
                WebhookEventTypes.CustomerConverted, () => new JsonObject { ["customer"] = NoticeData.Of(after), ["leadId"] = NoticeData.Short(lead) });
        }

        foreach (var (interaction, said) in NewInteractions(change))
        {
            yield return Told(
                WebhookEventTypes.InteractionCreated, () => NoticeData.Of(profile, Read(tenant, profile.Id, interaction, said)), interaction.Id);
        }

        var (was, now) = (BandOf(change.Before), BandOf(after));
        if (was?.Band != now?.Band)
        {
            yield return Told(WebhookEventTypes.HealthChanged, () => NoticeData.Of(profile, was, now));
        }

        foreach (var raised in change.Rescored.Alerts.OfType<AlertRaised>())
        {
            var stated = new AlertStatement(raised.Rule, raised.Severity, raised.Title, raised.Detail);
            yield return Raised(profile, AlertRow.Begin(tenant, profile.Id, raised.Episode, stated, raised.At));
        }

        Happening Told(string type, Func<JsonObject> data, string what = "") => new(profile.Id, type, $"{cause}|{what}", after.EvaluatedAt, data);
    }

    public static Happening Raised(CustomerProfile customer, CustomerAlert alert) => new(
        customer.Id, WebhookEventTypes.AlertRaised, $"{alert.Id:D}|{alert.Raised.UtcTicks}", alert.Raised, () => NoticeData.Of(customer, alert));

    /// <summary>Those that were not known before, each with the event that says what it is.</summary>
    private static IEnumerable<(InteractionSignal Interaction, AcceptedEvent Said)> NewInteractions(CustomerChange change)
    {
        if (!change.Events.Any(accepted => accepted.Type == RecordKinds.InteractionName))
        {
            return [];
        }

        var known = (change.Before?.Signals.Interactions ?? []).Select(interaction => interaction.Id).ToHashSet(StringComparer.Ordinal);
        return
            from interaction in change.After.Signals.Interactions
            where !interaction.Withdrawn && !known.Contains(interaction.Id)
            let said = change.Events.FirstOrDefault(accepted => (accepted.Source, accepted.Id) == (interaction.Latest.Source, interaction.Latest.Id))
            where said is not null
            select (interaction, said);
    }

    private static Interaction Read(TenantId tenant, string customerId, InteractionSignal interaction, AcceptedEvent said) => Interaction.Of(new StoredRecord(
        RecordIds.OfEntity(tenant, customerId, RecordKinds.InteractionName, interaction.Id),
        customerId,
        said.Data,
        said.Source,
        interaction.FirstSeen,
        said.Occurred));

    /// <summary>Null where the success score does not rest on enough data to act on it.</summary>
    private static BandOfScore? BandOf(CustomerState? customer) =>
        customer?.Scores.GetValueOrDefault(BuiltInScorecards.Success.Name) is { Evaluation: { Sufficient: true } evaluation }
            ? new BandOfScore(evaluation.Band.Key, SuccessScores.Of(evaluation).Overall)
            : null;
}

/// <param name="Score">Whole points.</param>
internal sealed record BandOfScore(string Band, int Score);

using System.Text.Json.Nodes;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Texts;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Interactions;

/// <summary>A contact with a customer, as somebody writes it down.</summary>
/// <param name="Sentiment">Neutral says as little as nothing: it is decided from the description.</param>
/// <param name="HeldAt">Null: now.</param>
public sealed record NewInteraction(
    string Kind,
    string Subject,
    string Description,
    Sentiment Sentiment,
    string PerformedBy,
    DateTimeOffset? HeldAt,
    bool FollowUpRequired,
    DateOnly? FollowUpDate);

/// <summary>What of an interaction shall change; null stays.</summary>
/// <param name="Sentiment">Null while the description changes: decided anew.</param>
/// <param name="ClearsFollowUpDate">No day is set any more.</param>
public sealed record InteractionChange(
    string? Kind = null,
    string? Subject = null,
    string? Description = null,
    Sentiment? Sentiment = null,
    string? PerformedBy = null,
    DateTimeOffset? HeldAt = null,
    bool? FollowUpRequired = null,
    DateOnly? FollowUpDate = null,
    bool ClearsFollowUpDate = false);

/// <summary>Writes interactions. One that was logged by mistake is withdrawn: it is in no list and no score any more.</summary>
public sealed class InteractionWriter(RecordWriter records, TimeProvider time)
{
    /// <param name="id">The id it shall have, for who may send the same twice; null: a new one.</param>
    public Task<Written<Interaction>> AddAsync(
        TenantId tenant, string customerId, NewInteraction interaction, string source, CancellationToken cancellationToken, Guid? id = null) =>
        records.AddAsync(
            tenant,
            RecordKinds.Interactions,
            customerId,
            id ?? RecordIds.New(tenant, customerId),
            source,
            new JsonObject
            {
                ["kind"] = interaction.Kind,
                ["subject"] = interaction.Subject,
                ["description"] = interaction.Description,
                ["sentiment"] = Word(
                    interaction.Sentiment == Sentiment.Neutral ? TextSentiment.Of(interaction.Description) : interaction.Sentiment),
                ["performed_by"] = interaction.PerformedBy,
                ["held"] = RecordData.Of(interaction.HeldAt ?? time.GetUtcNow()),
                ["follow_up_required"] = interaction.FollowUpRequired,
                ["follow_up_date"] = RecordData.Of(interaction.FollowUpDate),
            },
            cancellationToken);

    public Task<Written<Interaction>> ChangeAsync(
        TenantId tenant, Guid id, InteractionChange change, string source, CancellationToken cancellationToken) =>
        records.ChangeAsync(tenant, RecordKinds.Interactions, id, source, before => FieldsOf(before, change), cancellationToken);

    /// <summary>What it said goes with it, as far as the latest state is concerned.</summary>
    public Task<Written<Interaction>> WithdrawAsync(TenantId tenant, Guid id, string source, CancellationToken cancellationToken) =>
        records.ChangeAsync<Interaction>(
            tenant,
            RecordKinds.Interactions,
            id,
            source,
            _ => new JsonObject
            {
                ["withdrawn"] = true,
                ["subject"] = null,
                ["description"] = null,
                ["outcome"] = null,
                ["performed_by"] = null,
            },
            cancellationToken);

    private static JsonObject FieldsOf(Interaction before, InteractionChange change)
    {
        var sentiment = change.Sentiment
            ?? (change.Description is { } text && text != before.Description ? TextSentiment.Of(text) : null);
        var fields = new JsonObject();
        Set("kind", change.Kind);
        Set("subject", change.Subject);
        Set("description", change.Description);
        Set("sentiment", sentiment is { } tone ? Word(tone) : null);
        Set("performed_by", change.PerformedBy);
        Set("held", change.HeldAt is { } held ? RecordData.Of(held) : null);
        Set("follow_up_required", change.FollowUpRequired);
        Set("follow_up_date", RecordData.Of(change.FollowUpDate));
        if (change.ClearsFollowUpDate)
        {
            fields["follow_up_date"] = null;
        }

        return fields;

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                fields[name] = value;
            }
        }
    }

    private static string Word(Sentiment sentiment) => sentiment.ToString().ToLowerInvariant();
}

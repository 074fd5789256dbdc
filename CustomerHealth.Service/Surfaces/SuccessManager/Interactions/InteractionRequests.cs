using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary>Which interactions are asked for, and in which order. Both dates are UTC days and included.</summary>
/// <param name="PerformedBy">Part of what was written down, or of the name it stands for.</param>
internal sealed record InteractionQuery(
    Paging Paging,
    string? CustomerId,
    string? Kind,
    Sentiment? Sentiment,
    string? PerformedBy,
    DateOnly? From,
    DateOnly? Through,
    bool? FollowUpRequired,
    SortOrder Order)
{
    private static readonly Sorting<Interaction> Columns = new(
        interaction => interaction.Id,
        ("interaction_date", interaction => interaction.HeldAt),
        ("interaction_type", interaction => interaction.Kind),
        ("subject", interaction => interaction.Subject),
        ("sentiment", interaction => interaction.Sentiment),
        ("performed_by", interaction => interaction.PerformedBy),
        ("follow_up_required", interaction => interaction.FollowUpRequired),
        ("follow_up_date", interaction => interaction.FollowUpDate),
        ("customer_id", interaction => interaction.CustomerId));

    public static InteractionQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.Optional("customer_id", NamedCustomers.Id),
        query.Optional("interaction_type", InteractionShape.Kinds.Choice),
        query.OptionalValue("sentiment", InteractionShape.Sentiments.Choice),
        query.Optional("performed_by", Shape.Text()),
        query.OptionalValue("start_date", Shape.Date),
        query.OptionalValue("end_date", Shape.Date),
        query.OptionalValue("follow_up_required", Shape.Flag),
        Columns.Read(query));

    public IEnumerable<Interaction> Choose(IEnumerable<Interaction> all, UserNames names) =>
        Columns.Sort(all.Where(interaction => Wants(interaction, names)), Order);

    private bool Wants(Interaction interaction, UserNames names) =>
        InteractionShape.HasWordsFor(interaction)
        && (CustomerId is null || interaction.CustomerId == CustomerId)
        && (Kind is null || interaction.Kind == Kind)
        && (Sentiment is null || interaction.Sentiment == Sentiment)
        && (PerformedBy is null || Has(interaction.PerformedBy, PerformedBy) || Has(names.Of(interaction.PerformedBy), PerformedBy))
        && (FollowUpRequired is null || interaction.FollowUpRequired == FollowUpRequired)
        && DateOnly.FromDateTime(interaction.HeldAt.UtcDateTime) is var day
        && !(day < From)
        && !(day > Through);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

internal sealed record CustomerInteractionQuery(Paging Paging)
{
    public static CustomerInteractionQuery Read(SentFields query) => new(Paging.Of(query, otherwise: 50));
}

internal sealed record FollowUpQuery(Paging Paging, bool IncludesOverdue)
{
    public static FollowUpQuery Read(SentFields query) => new(Paging.Of(query), query.Optional("include_overdue", Shape.Flag, true));
}

/// <summary>A body that logs an interaction.</summary>
internal sealed record LoggedInteraction(string CustomerId, NewInteraction Interaction)
{
    public static LoggedInteraction Read(SentFields body) => new(
        body.Required("customer_id", NamedCustomers.Id),
        new NewInteraction(
            body.Required("interaction_type", InteractionShape.Kinds.Choice),
            body.Required("subject", InteractionShape.Subject),
            body.Required("description", InteractionShape.Description),
            body.Optional("sentiment", InteractionShape.Sentiments.Choice, Sentiment.Neutral),
            body.Required("performed_by", InteractionShape.PerformedBy),
            body.OptionalValue("interaction_date", Shape.Time),
            body.Optional("follow_up_required", Shape.Flag, false),
            body.OptionalValue("follow_up_date", Shape.Date)));
}

/// <summary>A body that changes one; what is missing or null stays, but for the follow-up's date, which null takes away.</summary>
internal sealed record ChangedInteraction(InteractionChange Change)
{
    public static ChangedInteraction Read(SentFields body)
    {
        var followUp = body.OptionalValue("follow_up_date", Shape.Date);
        return new ChangedInteraction(new InteractionChange(
            body.Optional("interaction_type", InteractionShape.Kinds.Choice),
            body.Optional("subject", InteractionShape.Subject),
            body.Optional("description", InteractionShape.Description),
            body.OptionalValue("sentiment", InteractionShape.Sentiments.Choice),
            body.Optional("performed_by", InteractionShape.PerformedBy),
            body.OptionalValue("interaction_date", Shape.Time),
            body.OptionalValue("follow_up_required", Shape.Flag),
            followUp,
            ClearsFollowUpDate: followUp is null && body.Has("follow_up_date")));
    }
}

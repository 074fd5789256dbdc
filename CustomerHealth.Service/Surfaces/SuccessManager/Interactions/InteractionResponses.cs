using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary>An interaction alone.</summary>
internal sealed record CustomerInteractionResponse(
    string CustomerId,
    [WordOf(typeof(InteractionShape), nameof(InteractionShape.Kinds))] string InteractionType,
    string Subject,
    string Description,
    [WordOf(typeof(InteractionShape), nameof(InteractionShape.Sentiments))] string Sentiment,
    string PerformedBy,
    DateTime InteractionDate,
    bool FollowUpRequired,
    DateOnly? FollowUpDate,
    Guid Id,
    string? CustomerName,
    string? PerformedByName)
{
    public static CustomerInteractionResponse Of(Interaction interaction, CustomerSummary? customer, UserNames names) => new(
        interaction.CustomerId,
        interaction.Kind,
        interaction.Subject,
        interaction.Description,
        InteractionShape.Sentiments.Of(interaction.Sentiment),
        interaction.PerformedBy,
        interaction.HeldAt.UtcDateTime,
        interaction.FollowUpRequired,
        interaction.FollowUpDate,
        interaction.Id,
        customer?.Profile.Name,
        names.Of(interaction.PerformedBy));
}

/// <summary>An interaction in a list.</summary>
internal sealed record InteractionWithCustomer(
    Guid Id,
    string CustomerId,
    string CustomerName,
    [WordOf(typeof(InteractionShape), nameof(InteractionShape.Kinds))] string InteractionType,
    string Subject,
    string Description,
    [WordOf(typeof(InteractionShape), nameof(InteractionShape.Sentiments))] string Sentiment,
    string PerformedBy,
    string? PerformedByName,
    DateTime InteractionDate,
    bool FollowUpRequired,
    DateOnly? FollowUpDate)
{
    public static InteractionWithCustomer Of(Interaction interaction, CustomerSummary? customer, UserNames names) => new(
        interaction.Id,
        interaction.CustomerId,
        customer?.Profile.Name ?? string.Empty,
        interaction.Kind,
        interaction.Subject,
        interaction.Description,
        InteractionShape.Sentiments.Of(interaction.Sentiment),
        interaction.PerformedBy,
        names.Of(interaction.PerformedBy),
        interaction.HeldAt.UtcDateTime,
        interaction.FollowUpRequired,
        interaction.FollowUpDate);
}

/// <summary>A follow-up that waits.</summary>
internal sealed record PendingFollowup(
    Guid InteractionId,
    string CustomerId,
    string CustomerName,
    string AccountManager,
    string InteractionType,
    string Subject,
    string PerformedBy,
    DateTime InteractionDate,
    DateOnly? FollowUpDate,
    bool IsOverdue,
    int? DaysUntilDue)
{
    private const string Nobody = "Unassigned";

    public static PendingFollowup Of(FollowUp followUp, CustomerSummary? customer) => new(
        followUp.Interaction.Id,
        followUp.Interaction.CustomerId,
        customer?.Profile.Name ?? string.Empty,
        customer?.Profile.Account.AccountManager ?? Nobody,
        followUp.Interaction.Kind,
        followUp.Interaction.Subject,
        followUp.Interaction.PerformedBy,
        followUp.Interaction.HeldAt.UtcDateTime,
        followUp.Interaction.FollowUpDate,
        followUp.IsOverdue,
        followUp.DaysLeft);
}

internal sealed record InteractionListResponse(IReadOnlyList<InteractionWithCustomer> Interactions, int Total, int Skip, int Limit);

internal sealed record PendingFollowupsResponse(IReadOnlyList<PendingFollowup> Followups, int Total, int Skip, int Limit);

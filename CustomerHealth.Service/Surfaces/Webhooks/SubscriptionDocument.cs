using System.Text.Json.Serialization;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>A new receiver as asked for.</summary>
/// <param name="Url">https.</param>
/// <param name="Active">Left out: true.</param>
[Sent]
internal sealed record NewSubscription(
    [Needed, Format("uri")] string? Url, [Needed, EventWord] IReadOnlyList<string>? Events, string? Description, bool? Active);

/// <summary>What of a receiver shall change; what is missing stays.</summary>
/// <param name="Description">Empty: none.</param>
[Sent]
internal sealed record ChangedSubscription(
    [Format("uri")] string? Url, [EventWord] IReadOnlyList<string>? Events, string? Description, bool? Active);

/// <param name="Active">Else only tests are sent.</param>
/// <param name="DisabledReason">Why it is not active, where no person decided that.</param>
/// <param name="GivenUp">Messages that were given up since one was taken; five disable it.</param>
/// <param name="PreviousUntil">Until when messages are signed with the secret before the last rotation, too.</param>
/// <param name="Secret">The secret, once.</param>
internal sealed record SubscriptionDocument(
    [Format("uuid")] string Id,
    [Format("uri")] string Url,
    [EventWord] IReadOnlyList<string> Events,
    string? Description,
    bool Active,
    DateTime? Disabled,
    string? DisabledReason,
    int GivenUp,
    string CreatedBy,
    DateTime Created,
    DateTime Updated,
    DateTime? Rotated,
    DateTime? PreviousUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    public static SubscriptionDocument Of(Subscription subscription, string? secret = null) => new(
        subscription.Id,
        subscription.Url,
        subscription.Events,
        subscription.Description,
        subscription.IsActive,
        subscription.Disabled?.At.UtcDateTime,
        subscription.Disabled?.Why,
        subscription.GivenUp.Count,
        subscription.CreatedBy,
        subscription.Created.UtcDateTime,
        subscription.Updated.UtcDateTime,
        subscription.Secret.Rotated?.UtcDateTime,
        subscription.Secret.PreviousUntil?.UtcDateTime,
        secret);
}

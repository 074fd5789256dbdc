using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>Somebody who is told of changes.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Url">Where it is told: one that <see cref="WebhookTargets"/> allows.</param>
/// <param name="Events">Of <see cref="WebhookEventTypes"/>; at least one.</param>
/// <param name="Description">What people know it by; null where nobody said.</param>
public sealed record Subscription(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    string? Description,
    WebhookSecret Secret,
    string CreatedBy,
    DateTimeOffset Created,
    DateTimeOffset Updated)
{
    /// <summary>False: nothing is sent but tests.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Why it is not active, where that was not decided by a person.</summary>
    public Disabling? Disabled { get; init; }

    /// <summary>The messages that were given up since one was taken, by id.</summary>
    public IReadOnlyList<string> GivenUp { get; init; } = [];

    /// <summary>The version of its row; null before it is written.</summary>
    public string? ETag { get; init; }

    public bool Wants(string type) => IsActive && (Events.Contains(WebhookEventTypes.Everything) || Events.Contains(type));
}

/// <param name="Why">A sentence.</param>
public sealed record Disabling(DateTimeOffset At, string Why);

/// <summary>A subscription in table <c>WebhookSubscriptions</c>: partition <c>{tenant}</c>, row its id.</summary>
internal static class SubscriptionRow
{
    public static TableRow Write(TenantId tenant, Subscription subscription)
    {
        var row = new TableRow(tenant.Value, subscription.Id)
        {
            ["Url"] = subscription.Url,
            ["Events"] = string.Join(' ', subscription.Events),
            ["Description"] = subscription.Description,
            ["Active"] = subscription.IsActive,
            ["Disabled"] = subscription.Disabled?.At,
            ["DisabledWhy"] = subscription.Disabled?.Why,
            ["GivenUp"] = subscription.GivenUp.Count == 0 ? null : string.Join(' ', subscription.GivenUp),
            ["CreatedBy"] = subscription.CreatedBy,
            ["Created"] = subscription.Created,
            ["Updated"] = subscription.Updated,
        };
        subscription.Secret.WriteTo(row);
        return row;
    }

    public static Subscription Read(TableRow row) => new(
        row.RowKey,
        row.GetString("Url") ?? string.Empty,
        Words(row.GetString("Events")),
        row.GetString("Description"),
        WebhookSecret.Read(row),
        row.GetString("CreatedBy") ?? string.Empty,
        row.GetDateTime("Created") ?? default,
        row.GetDateTime("Updated") ?? default)
    {
        IsActive = row.GetBoolean("Active") ?? false,
        Disabled = row.GetDateTime("Disabled") is { } at ? new Disabling(at, row.GetString("DisabledWhy") ?? string.Empty) : null,
        GivenUp = Words(row.GetString("GivenUp")),
        ETag = row.ETag,
    };

    private static string[] Words(string? text) => (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

using CustomerHealth.Service.Web;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What somebody wants a subscription to say; null leaves it as it is.</summary>
/// <param name="Description">Nothing but white space: none.</param>
/// <param name="IsActive">True also lifts a disabling, and forgets what was given up.</param>
public sealed record SubscriptionDraft(string? Url, IReadOnlyList<string>? Events, string? Description, bool? IsActive)
{
    private const int MostDescriptionCharacters = 200;

    /// <summary>What is wrong with it, or null.</summary>
    public Refusal? Refuse(WebhookTargets targets)
    {
        if (Url is not null && targets.Refuse(Url) is { } reason)
        {
            return new Refusal(reason, "url");
        }

        if (Events is not null && (Events.Count == 0 || !Events.All(IsType)))
        {
            return new Refusal(
                $"One event or more is needed, of {string.Join(", ", WebhookEventTypes.All)}; or {WebhookEventTypes.Everything} for all.", "events");
        }

        return Description is { } text && (text.Length > MostDescriptionCharacters || text.Any(char.IsControl))
            ? new Refusal($"A description is one line of at most {MostDescriptionCharacters} characters.", "description")
            : null;
    }

    public Subscription ApplyTo(Subscription present, DateTimeOffset now)
    {
        var changed = present with
        {
            Url = Url ?? present.Url,
            Events = Events is null ? present.Events : Listed(Events),
            Description = Description is null ? present.Description : string.IsNullOrWhiteSpace(Description) ? null : Description.Trim(),
            Updated = now,
        };
        return IsActive switch
        {
            true => changed with { IsActive = true, Disabled = null, GivenUp = [] },
            false => changed with { IsActive = false },
            _ => changed,
        };
    }

    /// <summary>In the order of the types, each once.</summary>
    private static string[] Listed(IReadOnlyList<string> events) =>
        events.Contains(WebhookEventTypes.Everything)
            ? [WebhookEventTypes.Everything]
            : [.. WebhookEventTypes.All.Where(events.Contains)];

    private static bool IsType(string? word) => word == WebhookEventTypes.Everything || WebhookEventTypes.All.Contains(word);
}

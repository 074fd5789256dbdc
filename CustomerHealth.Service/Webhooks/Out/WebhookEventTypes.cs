namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What others can be told of. The names stand in subscriptions and messages.</summary>
public static class WebhookEventTypes
{
    public const string CustomerCreated = "customer.created";

    /// <summary>The profile, the contract or the status says something else.</summary>
    public const string CustomerUpdated = "customer.updated";

    public const string CustomerDeleted = "customer.deleted";

    /// <summary>A lead became this customer.</summary>
    public const string CustomerConverted = "customer.converted";

    public const string InteractionCreated = "interaction.created";

    /// <summary>The success score is in another band.</summary>
    public const string HealthChanged = "health.changed";

    public const string AlertRaised = "alert.raised";

    /// <summary>Asked for by hand, to see whether a receiver works; nobody subscribes to it.</summary>
    public const string Test = "webhook.test";

    /// <summary>In a subscription: all of them, those that are added later too.</summary>
    public const string Everything = "*";

    public static IReadOnlyList<string> All { get; } =
        [CustomerCreated, CustomerUpdated, CustomerDeleted, CustomerConverted, InteractionCreated, HealthChanged, AlertRaised];
}

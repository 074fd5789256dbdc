namespace CustomerHealth.Service.Messaging;

/// <summary>
/// The queues of the product, by kind of load; infra/ names the same ones. Each has a poison queue, where the Functions host puts
/// messages that failed too often.
/// </summary>
public static class QueueNames
{
    /// <summary>Events to apply: many, small, soon.</summary>
    public const string Events = "events";

    /// <summary>Work on whole shards: recalculation, roll-ups, dashboards.</summary>
    public const string Shards = "shards";

    /// <summary>What leaves the product: mail and webhooks.</summary>
    public const string Outbox = "outbox";

    /// <summary>Report generation.</summary>
    public const string Reports = "reports";

    public const string EventsPoison = Events + PoisonSuffix;
    public const string ShardsPoison = Shards + PoisonSuffix;
    public const string OutboxPoison = Outbox + PoisonSuffix;
    public const string ReportsPoison = Reports + PoisonSuffix;

    /// <summary>The suffix the Functions host uses; not ours to choose.</summary>
    public const string PoisonSuffix = "-poison";

    public static IReadOnlyList<string> All { get; } =
        [Events, Shards, Outbox, Reports, EventsPoison, ShardsPoison, OutboxPoison, ReportsPoison];
}

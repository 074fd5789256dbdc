using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Dashboards;

/// <summary>Add up a shard anew.</summary>
public sealed record RollUpShard(int Shard) : IMessage<RollUpShard>
{
    public static MessageType<RollUpShard> Type { get; } =
        new("shards.roll-up", 1, QueueNames.Shards, DashboardMessagesJson.Default.RollUpShard);
}

/// <summary>Build the dashboards from the roll-ups.</summary>
public sealed record BuildDashboards : IMessage<BuildDashboards>
{
    public static MessageType<BuildDashboards> Type { get; } =
        new("dashboards.build", 1, QueueNames.Shards, DashboardMessagesJson.Default.BuildDashboards);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RollUpShard))]
[JsonSerializable(typeof(BuildDashboards))]
internal sealed partial class DashboardMessagesJson : JsonSerializerContext;

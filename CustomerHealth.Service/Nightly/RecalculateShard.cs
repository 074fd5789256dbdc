using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Nightly;

/// <summary>Evaluate all customers of a shard as of midnight of a day.</summary>
public sealed record RecalculateShard(DateOnly Day, int Shard) : IMessage<RecalculateShard>
{
    public static MessageType<RecalculateShard> Type { get; } =
        new("shards.recalculate", 1, QueueNames.Shards, NightlyJson.Default.RecalculateShard);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecalculateShard))]
internal sealed partial class NightlyJson : JsonSerializerContext;

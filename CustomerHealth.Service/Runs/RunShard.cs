using System.Text.Json.Serialization;
using CustomerHealth.Service.Messaging;

namespace CustomerHealth.Service.Runs;

/// <summary>Do one shard of a run.</summary>
public sealed record RunShard(Guid Run, string Job, DateTimeOffset AsOf, int Shard) : IMessage<RunShard>
{
    public static MessageType<RunShard> Type { get; } = new("shards.run", 1, QueueNames.Shards, RunsJson.Default.RunShard);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RunShard))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class RunsJson : JsonSerializerContext;

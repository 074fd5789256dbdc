using System.Text.Json.Serialization.Metadata;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Messaging;

/// <summary>A message knows its own stable name, version and queue, so that sender and handler cannot disagree.</summary>
public interface IMessage<TSelf>
    where TSelf : IMessage<TSelf>
{
    static abstract MessageType<TSelf> Type { get; }
}

/// <param name="Schema">Short and stable: it outlives class names, because messages wait in queues across deployments.</param>
/// <param name="Version">Raised when an old handler could not read a new body.</param>
public sealed record MessageType<T>(string Schema, int Version, string Queue, JsonTypeInfo<T> Json);

/// <summary>
/// Handles one kind of message. May run twice for the same message, also at the same time: the second run must do no harm. Throws
/// <see cref="PermanentMessageException"/> when trying again cannot help; anything else is tried again by the host.
/// </summary>
public interface IMessageHandler<in TMessage>
{
    Task HandleAsync(TenantId tenant, TMessage message, CancellationToken cancellationToken);
}

using Azure.Core;
using Azure.Storage.Queues.Models;

// Azure.Storage.Queues.
namespace Azure.Storage.Queues;

public class QueueClientOptions : ClientOptions
{
    // The package lists every service version; only its newest is the default.
    public QueueClientOptions(ServiceVersion version = ServiceVersion.V2025_01_05) => throw null!;

    public enum ServiceVersion
    {
        V2025_01_05 = 25,
    }
}

public class QueueServiceClient
{
    protected QueueServiceClient()
    {
    }

    public QueueServiceClient(string connectionString, QueueClientOptions options) => throw null!;

    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions options = null) => throw null!;

    public virtual QueueClient GetQueueClient(string queueName) => throw null!;
}

public class QueueClient
{
    protected QueueClient()
    {
    }

    public virtual Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null!;

    public virtual Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default) => throw null!;

    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText,
        TimeSpan? visibilityTimeout = default,
        TimeSpan? timeToLive = default,
        CancellationToken cancellationToken = default) => throw null!;

    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default,
        TimeSpan? visibilityTimeout = default,
        CancellationToken cancellationToken = default) => throw null!;

    public virtual Task<Response> DeleteMessageAsync(
        string messageId, string popReceipt, CancellationToken cancellationToken = default) => throw null!;

    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId,
        string popReceipt,
        string messageText = null,
        TimeSpan visibilityTimeout = default,
        CancellationToken cancellationToken = default) => throw null!;
}

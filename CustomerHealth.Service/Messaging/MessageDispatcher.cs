using System.Diagnostics;
using System.Text.Json;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Service.Messaging;

/// <summary>
/// Takes a message from any queue to its handler. Returns when the message is done with, for better (handled) or worse (a dead row says
/// why); throws when it should be tried again.
/// </summary>
public sealed partial class MessageDispatcher(
    IEnumerable<MessageRoute> routes, IServiceProvider services, DeadLetters deadLetters, ILogger<MessageDispatcher> logger)
{
    private readonly Dictionary<string, MessageRoute> routes = routes.ToDictionary(route => route.Schema, StringComparer.Ordinal);

    /// <summary>Handles one message, given as the text that was sent.</summary>
    public async Task DispatchAsync(string queue, string text, CancellationToken cancellationToken)
    {
        MessageEnvelope? envelope = null;
        try
        {
            envelope = Read(text);
            var route = RouteOf(envelope);
            using var activity = new Activity(route.Schema).SetIdFormat(ActivityIdFormat.W3C);
            if (envelope.Trace is not null)
            {
                activity.SetParentId(envelope.Trace);
            }

            activity.Start();
            await route.HandleAsync(services, new TenantId(envelope.Tenant), envelope.Body, cancellationToken);
        }
        catch (PermanentMessageException exception)
        {
            Buried(queue, exception.Reason, exception.Message);
            await deadLetters.AddMessageAsync(TenantOf(envelope), queue, text, exception.Reason, exception.Message, cancellationToken);
        }
    }

    /// <summary>Writes down a message that failed too often; called for the poison queues.</summary>
    /// <param name="queue">The queue the message failed in, without the poison suffix.</param>
    public async Task BuryAsync(string queue, string text, CancellationToken cancellationToken)
    {
        const string Reason = "failed-too-often";
        Buried(queue, Reason, "The host gave up on a message.");
        await deadLetters.AddMessageAsync(
            TenantOf(TryRead(text)), queue, text, Reason, "Handling failed on every try; the log has the errors.", cancellationToken);
    }

    private static MessageEnvelope Read(string text)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize(text, EnvelopeJson.Default.MessageEnvelope)
                ?? throw new PermanentMessageException("malformed", "The message is JSON null.");
            return TenantId.IsValid(envelope.Tenant)
                ? envelope
                : throw new PermanentMessageException("malformed", "The envelope's tenant cannot be one.");
        }
        catch (JsonException exception)
        {
            throw new PermanentMessageException("malformed", $"The message is no envelope: {exception.Message}");
        }
    }

    private static MessageEnvelope? TryRead(string text)
    {
        try
        {
            return Read(text);
        }
        catch (PermanentMessageException)
        {
            return null; // It is about to be buried as it is; the envelope only says whose it was.
        }
    }

    private static TenantId TenantOf(MessageEnvelope? envelope) => envelope is null ? TenantId.Main : new TenantId(envelope.Tenant);

    private MessageRoute RouteOf(MessageEnvelope envelope) =>
        routes.TryGetValue(envelope.Schema, out var route) && route.Version == envelope.Version
            ? route
            : throw new PermanentMessageException(
                "unknown-schema", $"No handler for {envelope.Schema} version {envelope.Version}.");

    [LoggerMessage(Level = LogLevel.Error, Message = "Buried a message of queue {Queue}: {Reason}. {Detail}")]
    private partial void Buried(string queue, string reason, string detail);
}

using System.Text.Json;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Messaging;

/// <summary>The way from a schema name and version to its handler.</summary>
public abstract class MessageRoute(string schema, int version)
{
    public string Schema { get; } = schema;

    public int Version { get; } = version;

    internal abstract Task HandleAsync(
        IServiceProvider services, TenantId tenant, JsonElement body, CancellationToken cancellationToken);
}

internal sealed class MessageRoute<TMessage>() : MessageRoute(TMessage.Type.Schema, TMessage.Type.Version)
    where TMessage : IMessage<TMessage>
{
    internal override Task HandleAsync(
        IServiceProvider services, TenantId tenant, JsonElement body, CancellationToken cancellationToken)
    {
        TMessage message;
        try
        {
            message = body.Deserialize(TMessage.Type.Json)
                ?? throw new PermanentMessageException("malformed", $"The body of {Schema} is null.");
        }
        catch (JsonException exception)
        {
            throw new PermanentMessageException("malformed", $"The body is no {Schema} version {Version}: {exception.Message}");
        }

        return services.GetRequiredService<IMessageHandler<TMessage>>().HandleAsync(tenant, message, cancellationToken);
    }
}

/// <summary>Registration of handlers.</summary>
public static class MessageRegistration
{
    public static IServiceCollection AddMessageHandler<TMessage, THandler>(this IServiceCollection services)
        where TMessage : IMessage<TMessage>
        where THandler : class, IMessageHandler<TMessage>
    {
        services.AddSingleton<IMessageHandler<TMessage>, THandler>();
        services.AddSingleton<MessageRoute, MessageRoute<TMessage>>();
        return services;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>Something that others may want to be told of. What would be told is put together only if anybody does.</summary>
/// <param name="Type">Of <see cref="WebhookEventTypes"/>.</param>
/// <param name="Cause">With customer, type and time it tells this happening from every other one, and is the same however often it is worked on.</param>
/// <param name="Data">What is told, in few words.</param>
internal sealed record Happening(string CustomerId, string Type, string Cause, DateTimeOffset At, Func<JsonObject> Data)
{
    public Notice Noticed(TenantId tenant)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{tenant.Value}|{CustomerId}|{Type}|{Cause}|{At.UtcTicks}");
        return new Notice(MessageId.Of(At, SHA256.HashData(Encoding.UTF8.GetBytes(name))), Type, At.ToUniversalTime(), Data());
    }
}

/// <summary>A happening as it is written down, before it is known who is told.</summary>
/// <param name="Id">A <see cref="MessageId"/>: every receiver is told under this one.</param>
internal sealed record Notice(string Id, string Type, DateTimeOffset At, JsonObject Data);

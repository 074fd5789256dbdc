using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;

namespace CustomerHealth.Service.Mail;

/// <summary>
/// Which mails people do not want any more: table <c>MailStops</c>, one row for an address and what the mails are about. A link in a mail is
/// all it takes to stop them; it holds a hash instead of the address, and is good for as long as its key counts.
/// </summary>
public sealed class MailStops
{
    /// <summary>Where links lead to.</summary>
    internal const string StopPath = "/mail/stop";

    private readonly ITableStore tables;
    private readonly MailSender sender;
    private readonly TimeProvider time;
    private readonly SignedText signed;

    internal MailStops(ITableStore tables, MailSender sender, TokenKeys keys, TimeProvider time)
    {
        (this.tables, this.sender, this.time) = (tables, sender, time);
        signed = new SignedText(keys, "mail stops");
    }

    /// <summary>One request.</summary>
    /// <param name="topic">What the mails are about: <c>alerts</c>, or <c>report:</c> and the id of a schedule.</param>
    public Task<bool> IsStoppedAsync(TenantId tenant, string address, string topic, CancellationToken cancellationToken) =>
        IsStoppedAsync(StopOf(tenant, address, topic), cancellationToken);

    /// <summary>The address where one click ends such mails; null where the settings do not say where the product is reached.</summary>
    public string? AddressToStop(TenantId tenant, string address, string topic) =>
        sender.AddressOf($"{StopPath}/{signed.Issue(JsonSerializer.SerializeToUtf8Bytes(StopOf(tenant, address, topic), MailJson.Default.MailStop))}");

    /// <summary>What a token stops; null where it is none of ours.</summary>
    internal MailStop? Read(string token) =>
        signed.Read(token).Content is { } content ? JsonSerializer.Deserialize(content, MailJson.Default.MailStop) : null;

    internal async Task<bool> IsStoppedAsync(MailStop stop, CancellationToken cancellationToken) =>
        await tables.GetAsync(TableNames.MailStops, stop.Tenant, stop.Key, null, cancellationToken) is not null;

    /// <summary>Also a second time.</summary>
    internal Task StopAsync(MailStop stop, CancellationToken cancellationToken)
    {
        var row = new TableRow(stop.Tenant, stop.Key) { ["Topic"] = stop.Topic, ["Stopped"] = time.GetUtcNow() };
        return tables.TransactAsync(TableNames.MailStops, [RowOperation.Overwrite(row)], cancellationToken);
    }

    /// <summary>Takes it back; nothing happens where it was not stopped.</summary>
    internal Task ResumeAsync(MailStop stop, CancellationToken cancellationToken) =>
        tables.TransactAsync(TableNames.MailStops, [RowOperation.Delete(stop.Tenant, stop.Key)], cancellationToken);

    private static MailStop StopOf(TenantId tenant, string address, string topic) => new(
        tenant.Value,
        topic,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value}\n{topic}\n{EmailAddress.Fold(address)}"))));
}

/// <summary>That somebody does not want certain mails.</summary>
/// <param name="Key">Hash of tenant, topic and address.</param>
internal sealed record MailStop(string Tenant, string Topic, string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MailStop))]
internal sealed partial class MailJson : JsonSerializerContext;

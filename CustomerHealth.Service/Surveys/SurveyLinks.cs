using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;

namespace CustomerHealth.Service.Surveys;

/// <summary>
/// Links to surveys as their readers hold them: base64url of a JSON object, a dot, base64url of its HMAC-SHA256. Nothing is stored: all that
/// a link allows stands in it. The keys are derived from those of access tokens (HKDF, RFC 5869), so that neither kind can pass for the
/// other, and links signed by the key before count as long as that one is set.
/// </summary>
internal sealed class SurveyLinks(TokenKeys keys, TimeProvider time)
{
    /// <summary>Ours have less than 1,500 characters; what is longer is not looked into.</summary>
    private const int MostCharacters = 4096;

    private const char Dot = '.';

    private readonly IReadOnlyList<byte[]> signing = keys.DeriveAll("survey links");

    /// <param name="days">How long it may be answered.</param>
    public SurveyLink New(TenantId tenant, string customerId, string kind, Guid? deploymentId, string? ticket, int days) =>
        new(tenant, customerId, kind, deploymentId, ticket, time.GetUtcNow().AddDays(days), Guid.NewGuid());

    public string Issue(SurveyLink link)
    {
        var content = new Content(
            link.CustomerId, link.Kind, link.DeploymentId, link.Ticket, link.ExpiresAt, link.Tenant.Value, link.Nonce);
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content, LinkJson.Default.Content));
        return $"{payload}{Dot}{Sign(payload, signing[0])}";
    }

    /// <summary>The link of a token, or why it is none. The signature is compared as text: a token has one spelling.</summary>
    public (SurveyLink? Link, LinkProblem Problem) Read(string token)
    {
        var dot = token.IndexOf(Dot, StringComparison.Ordinal);
        if (token.Length > MostCharacters || dot <= 0 || dot != token.LastIndexOf(Dot) || dot == token.Length - 1)
        {
            return (null, LinkProblem.Format);
        }

        var (payload, signature) = (token[..dot], Encoding.UTF8.GetBytes(token[(dot + 1)..]));
        if (!signing.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(payload, key)), signature)))
        {
            return (null, LinkProblem.Signature);
        }

        // Nobody but us has signed it, so it can be read.
        var content = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), LinkJson.Default.Content)!;
        return content.ExpiresAt <= time.GetUtcNow()
            ? (null, LinkProblem.Expired)
            : (new SurveyLink(
                new TenantId(content.Tenant),
                content.CustomerId,
                content.SurveyType,
                content.ProductDeploymentId,
                content.TicketReference,
                content.ExpiresAt,
                content.Nonce), LinkProblem.None);
    }

    private static string Sign(string payload, byte[] key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(payload)));

    internal sealed record Content(
        string CustomerId,
        string SurveyType,
        Guid? ProductDeploymentId,
        string? TicketReference,
        DateTimeOffset ExpiresAt,
        string Tenant,
        Guid Nonce);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SurveyLinks.Content))]
internal sealed partial class LinkJson : JsonSerializerContext;

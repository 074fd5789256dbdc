using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;

namespace CustomerHealth.Service.Surveys;

/// <summary>Links to surveys as their readers hold them: a signed JSON object. Nothing is stored: all that a link allows stands in it.</summary>
internal sealed class SurveyLinks(TokenKeys keys, TimeProvider time)
{
    private readonly SignedText signed = new(keys, "survey links");

    /// <param name="days">How long it may be answered.</param>
    public SurveyLink New(TenantId tenant, string customerId, string kind, Guid? deploymentId, string? ticket, int days) =>
        new(tenant, customerId, kind, deploymentId, ticket, time.GetUtcNow().AddDays(days), Guid.NewGuid());

    public string Issue(SurveyLink link)
    {
        var content = new Content(
            link.CustomerId, link.Kind, link.DeploymentId, link.Ticket, link.ExpiresAt, link.Tenant.Value, link.Nonce);
        return signed.Issue(JsonSerializer.SerializeToUtf8Bytes(content, LinkJson.Default.Content));
    }

    /// <summary>The link of a token, or why it is none.</summary>
    public (SurveyLink? Link, LinkProblem Problem) Read(string token)
    {
        var (bytes, problem) = signed.Read(token);
        if (bytes is null)
        {
            return (null, problem == SignatureProblem.Format ? LinkProblem.Format : LinkProblem.Signature);
        }

        var content = JsonSerializer.Deserialize(bytes, LinkJson.Default.Content)!;
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

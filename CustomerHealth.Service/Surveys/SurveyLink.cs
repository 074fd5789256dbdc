using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surveys;

/// <summary>What somebody without an account may answer, once.</summary>
/// <param name="Nonce">Random; makes this link another than any one with the same contents.</param>
public sealed record SurveyLink(
    TenantId Tenant, string CustomerId, string Kind, Guid? DeploymentId, string? Ticket, DateTimeOffset ExpiresAt, Guid Nonce)
{
    /// <summary>
    /// The id of the survey that answering makes. It follows from the link, so that a second answer finds the first one's, on whatever
    /// instance and at whatever moment.
    /// </summary>
    public Guid SurveyId => RecordIds.Derived(Tenant, CustomerId, $"survey-link|{Nonce:D}");
}

/// <summary>Why a token is no link.</summary>
public enum LinkProblem
{
    None,
    Format,
    Signature,
    Expired,
}

using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>An answered survey. Three fields stand here by two names each, as the document has them.</summary>
internal sealed record CsatSurveyResponse(
    Guid Id,
    string CustomerId,
    Guid? ProductDeploymentId,
    [WordOf(typeof(CsatShape), nameof(CsatShape.Types))] string SurveyType,
    int Score,
    string? FeedbackText,
    string SubmittedByName,
    string SubmittedByEmail,
    DateTime SubmittedAt,
    string? TicketReference,
    Guid? LinkedTicketId,
    Guid? SurveyRequestId,
    Guid? SubmittedByCustomerUserId,
    bool SubmittedAnonymously,
    [WordOf(typeof(CsatShape), nameof(CsatShape.Ways))] string SubmittedVia,
    Guid? EnteredByStaffId,
    string? CustomerName,
    string? Product,
    string? Feedback,
    string? SubmittedBy,
    string? RespondentEmail)
{
    /// <param name="customer">The customer's name; null where it is not told.</param>
    /// <param name="product">What the survey was about; null likewise.</param>
    public static CsatSurveyResponse Of(Survey survey, string? customer, string? product) => new(
        survey.Id,
        survey.CustomerId,
        survey.DeploymentId,
        survey.Kind,
        survey.ShownScore,
        survey.Feedback,
        survey.AnsweredBy,
        survey.AnsweredByEmail,
        survey.SubmittedAt.UtcDateTime,
        survey.Ticket,
        survey.LinkedTicketId,
        null,
        null,
        false,
        CsatShape.Ways.Listing.Contains(survey.Via) ? survey.Via : CsatShape.ManualEntry,
        Guid.TryParse(survey.EnteredBy, out var staff) ? staff : null,
        customer,
        product,
        survey.Feedback,
        survey.AnsweredBy,
        survey.AnsweredByEmail);
}

internal sealed record CsatListResponse(IReadOnlyList<CsatSurveyResponse> Surveys, int Total, int Skip, int Limit);

/// <summary>A link to a survey.</summary>
/// <param name="SurveyUrl">Where an answer is posted, from the root of this service.</param>
internal sealed record SurveyLinkResponse(string Token, string SurveyUrl, string CustomerName, string SurveyType, DateTime ExpiresAt);

/// <summary>What a link is for.</summary>
internal sealed record SurveyTokenInfo(
    string CustomerId, string SurveyType, string? ProductDeploymentId, string? TicketReference, DateTime ExpiresAt)
{
    public static SurveyTokenInfo Of(SurveyLink link) =>
        new(link.CustomerId, link.Kind, link.DeploymentId?.ToString("D"), link.Ticket, link.ExpiresAt.UtcDateTime);
}

using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Surveys;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>Which surveys are asked for, and in which order. Both dates are UTC days and included.</summary>
internal sealed record CsatQuery(
    Paging Paging, string? CustomerId, Guid? DeploymentId, string? Type, DateOnly? From, DateOnly? Through, SortOrder Order)
{
    private static readonly Sorting<Survey> Columns = new(
        survey => survey.Id,
        ("submitted_at", survey => survey.SubmittedAt),
        ("score", survey => survey.ShownScore),
        ("survey_type", survey => survey.Kind),
        ("submitted_by_name", survey => survey.AnsweredBy),
        ("submitted_by_email", survey => survey.AnsweredByEmail),
        ("customer_id", survey => survey.CustomerId));

    public static CsatQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.Optional("customer_id", NamedCustomers.Id),
        query.Optional("product_deployment_id", Shape.Uuid) is { } deployment ? Guid.Parse(deployment) : null,
        query.Optional("survey_type", CsatShape.Types.Choice),
        query.OptionalValue("start_date", Shape.Date),
        query.OptionalValue("end_date", Shape.Date),
        Columns.Read(query));

    public IEnumerable<Survey> Choose(IEnumerable<Survey> all) => Columns.Sort(all.Where(Wants), Order);

    private bool Wants(Survey survey) =>
        CsatShape.HasWordsFor(survey)
        && (CustomerId is null || survey.CustomerId == CustomerId)
        && (DeploymentId is null || survey.DeploymentId == DeploymentId)
        && (Type is null || survey.Kind == Type)
        && !(survey.Day < From)
        && !(survey.Day > Through);
}

/// <summary>A body with an answer that somebody of us types in.</summary>
internal sealed record EnteredSurvey(string CustomerId, NewSurvey Survey)
{
    public static EnteredSurvey Read(SentFields body)
    {
        var customer = body.Required("customer_id", NamedCustomers.Id);
        var deployment = body.Optional("product_deployment_id", Shape.Uuid);
        return new EnteredSurvey(customer, new NewSurvey(
            body.Required("survey_type", CsatShape.Types.Choice),
            body.Required("score", CsatShape.Score),
            deployment is null ? null : Guid.Parse(deployment),
            body.Optional("feedback_text", Shape.Text()),
            body.Required("submitted_by_name", CsatShape.Name),
            body.Required("submitted_by_email", Shape.Email),
            body.Optional("ticket_reference", CsatShape.Ticket),
            body.Optional("linked_ticket_id", Shape.Uuid),
            CsatShape.ManualEntry));
    }
}

/// <summary>A body that asks for a link to a survey.</summary>
internal sealed record WantedLink(string CustomerId, string Type, Guid? DeploymentId, string? Ticket, int Days)
{
    public static WantedLink Read(SentFields body) => new(
        body.Required("customer_id", NamedCustomers.Id),
        body.Required("survey_type", CsatShape.Types.Choice),
        body.Optional("product_deployment_id", Shape.Uuid) is { } deployment ? Guid.Parse(deployment) : null,
        body.Optional("ticket_reference", CsatShape.Ticket),
        body.Optional("expires_in_days", Shape.Whole(1, 30), 7));
}

/// <summary>A body with the answer of somebody who followed a link.</summary>
internal sealed record PublicAnswer(int Score, string? Feedback, string Name, string Email)
{
    public static PublicAnswer Read(SentFields body) => new(
        body.Required("score", CsatShape.Score),
        body.Optional("feedback_text", Shape.Text()),
        body.Required("submitted_by_name", CsatShape.Name),
        body.Required("submitted_by_email", Shape.Email));

    public NewSurvey To(SurveyLink link) =>
        new(link.Kind, Score, link.DeploymentId, Feedback, Name, Email, link.Ticket, null, CsatShape.EmailLink);
}

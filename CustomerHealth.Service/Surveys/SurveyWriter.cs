using System.Text.Json.Nodes;
using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surveys;

/// <summary>An answered survey, as it is to be kept.</summary>
/// <param name="DeploymentId">What it is about; null for the customer as a whole.</param>
/// <param name="Via">customer_portal, email_link or manual_entry.</param>
/// <param name="EnteredBy">The user who typed it in; null when the customer did, and for a program.</param>
public sealed record NewSurvey(
    string Kind,
    int Score,
    Guid? DeploymentId,
    string? Feedback,
    string AnsweredBy,
    string AnsweredByEmail,
    string? Ticket,
    string? LinkedTicketId,
    string Via,
    string? EnteredBy = null);

/// <summary>What a submission of a survey came to.</summary>
public enum SurveyOutcome
{
    Done,
    UnknownCustomer,

    /// <summary>The kind of survey has no such score.</summary>
    ScoreOutOfRange,

    /// <summary>There is no such deployment at this customer.</summary>
    ForeignDeployment,

    /// <summary>The survey with this id has an answer.</summary>
    AlreadyAnswered,
    TooLarge,
}

/// <summary>Keeps answered surveys. None is changed or taken out afterwards.</summary>
public sealed class SurveyWriter(RecordWriter records, RecordReader reader, CustomerDirectory directory)
{
    /// <param name="id">Of a survey that may be answered once; null makes a new one.</param>
    public async Task<(SurveyOutcome Outcome, Survey? Survey)> AddAsync(
        TenantId tenant, string customerId, NewSurvey survey, Guid? id, string source, CancellationToken cancellationToken)
    {
        if (!SurveyScale.Allows(survey.Kind, survey.Score))
        {
            return (SurveyOutcome.ScoreOutOfRange, null);
        }

        if (!await directory.ExistsAsync(tenant, customerId, cancellationToken))
        {
            return (SurveyOutcome.UnknownCustomer, null);
        }

        if (!await HasAsync(tenant, customerId, survey.DeploymentId, cancellationToken))
        {
            return (SurveyOutcome.ForeignDeployment, null);
        }

        var written = await records.AddAsync(
            tenant, RecordKinds.Surveys, customerId, id ?? RecordIds.New(tenant, customerId), source, FieldsOf(survey), cancellationToken);
        return written.Outcome switch
        {
            RecordOutcome.Done => (SurveyOutcome.Done, written.Record),
            RecordOutcome.Unknown => (SurveyOutcome.UnknownCustomer, null),
            RecordOutcome.Taken => (SurveyOutcome.AlreadyAnswered, null),
            RecordOutcome.TooLarge => (SurveyOutcome.TooLarge, null),
            _ => throw new InvalidOperationException($"Nothing refuses a survey as {written.Outcome}."),
        };
    }

    /// <summary>Whether a deployment is one of this customer; none at all is fine.</summary>
    public async Task<bool> HasAsync(TenantId tenant, string customerId, Guid? deploymentId, CancellationToken cancellationToken) =>
        deploymentId is not { } id
        || (await reader.FindAsync(tenant, RecordKinds.Deployments, id, cancellationToken))?.CustomerId == customerId;

    private static JsonObject FieldsOf(NewSurvey survey) => new()
    {
        ["kind"] = survey.Kind,
        ["score"] = survey.Score,
        ["deployment_id"] = survey.DeploymentId?.ToString("D"),
        ["feedback"] = Said(survey.Feedback),
        ["submitted_by"] = survey.AnsweredBy,
        ["submitted_by_email"] = survey.AnsweredByEmail,
        ["ticket"] = Said(survey.Ticket),
        ["linked_ticket_id"] = survey.LinkedTicketId,
        ["via"] = survey.Via,
        ["entered_by"] = survey.EnteredBy,
    };

    private static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

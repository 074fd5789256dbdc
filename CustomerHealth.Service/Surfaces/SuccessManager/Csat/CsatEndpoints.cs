using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary><c>/csat</c>: what customers answer when they are asked, and links by which they do so themselves.</summary>
internal static class CsatEndpoints
{
    public const string ForeignDeployment = "Product deployment not found or doesn't belong to customer";

    public static void MapCsat(this IEndpointRouteBuilder api)
    {
        var csat = api.MapGroup("/csat").WithTags("CSAT surveys");

        var readers = csat.MapGroup("").RequireAuthorization(Access.SuccessManager);
        readers.MapMethods("", SuccessManagerEndpoints.Read, CsatReading.ListAsync)
            .TakesQuery(CsatQuery.Read).Answers<CsatListResponse>().WithSummary("Answered surveys of all customers");
        readers.MapMethods("/analytics", SuccessManagerEndpoints.Read, CsatReading.AnalyzeAsync)
            .Answers<CsatAnalyticsResponse>().WithSummary("What all surveys say together");
        readers.MapMethods("/customer/{id}/summary", SuccessManagerEndpoints.Read, CsatReading.SummarizeAsync)
            .Answers<CsatCustomerSummary>().WithSummary("What the surveys of one customer say");
        readers.MapMethods("/{id}", SuccessManagerEndpoints.Read, CsatReading.GetAsync)
            .Answers<CsatSurveyResponse>().WithSummary("One answered survey");

        csat.MapPost("", EnterAsync).RequireAuthorization(Access.SuccessManagerNotes)
            .TakesBody(EnteredSurvey.Read).Answers<CsatSurveyResponse>(201).Refuses(404).WithSummary("Enters an answer by hand");
        csat.MapPost("/survey-link", SurveyLinkEndpoints.IssueAsync).RequireAuthorization(Access.SuccessManagerChanges)
            .TakesBody(WantedLink.Read).Answers<SurveyLinkResponse>().Refuses(404)
            .WithSummary("A link to a survey, which may be answered once");

        var anybody = csat.MapGroup("/public").AllowAnonymous();
        anybody.MapMethods("/info/{token}", SuccessManagerEndpoints.Read, SurveyLinkEndpoints.GetInfoAsync)
            .Answers<SurveyTokenInfo>().WithSummary("What a link is for; needs no sign-in");
        anybody.MapPost("/submit/{token}", SurveyLinkEndpoints.SubmitAsync)
            .TakesBody(PublicAnswer.Read).Answers<CsatSurveyResponse>().Refuses(409)
            .WithSummary("Answers the survey of a link; needs no sign-in");
    }

    /// <summary>What came of a submission, in the document's words.</summary>
    /// <param name="unknown">Where there is no such customer.</param>
    public static IResult Answer(SurveyOutcome outcome, string kind, Func<IResult> done, Func<IResult> unknown) => outcome switch
    {
        SurveyOutcome.Done => done(),
        SurveyOutcome.UnknownCustomer => unknown(),
        SurveyOutcome.ScoreOutOfRange => OutOfRange(kind),
        SurveyOutcome.ForeignDeployment => Reply.BreaksRule(ForeignDeployment),
        SurveyOutcome.AlreadyAnswered => Reply.Conflict("This survey has already been answered"),
        SurveyOutcome.TooLarge => RecordAnswers.TooLarge(),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Nobody answers this."),
    };

    private static IResult OutOfRange(string kind)
    {
        var score = kind == SurveyStatistics.RecommendationKind ? "NPS" : "CSAT";
        return Reply.BreaksRule($"{score} score must be between {SurveyScale.LeastOf(kind)} and {SurveyScale.MostOf(kind)}");
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, SurveyWriter writer, CustomerReader customers, RecordReader records, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, EnteredSurvey.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var (outcome, survey) = await writer.AddAsync(
            context.Tenant(),
            sent.CustomerId,
            sent.Survey with { EnteredBy = context.User.UserId() },
            null,
            SuccessManagerEndpoints.Source,
            cancellationToken);
        var shown = survey is null ? null : await CsatReading.ShownAsync(context, customers, records, survey, cancellationToken);
        return Answer(outcome, sent.Survey.Kind, () => Reply.Created(shown), () => NamedCustomers.Unfound("body", sent.CustomerId));
    }
}

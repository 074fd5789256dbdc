using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>
/// Links to surveys. Who has one needs no account: whose survey it is stands in the link, signed, and so does the tenant. It tells nobody
/// more than that; a customer that has churned meanwhile may still say what it thinks, one that is not there any more is 404.
/// </summary>
internal static class SurveyLinkEndpoints
{
    private const string Submission = SurfaceChooser.SuccessManagerRoot + "/csat/public/submit/";

    public static async Task<IResult> IssueAsync(
        HttpContext context, SurveyLinks links, SurveyWriter surveys, CustomerReader customers, CancellationToken cancellationToken)
    {
        var (wanted, refusal) = await Sent.BodyAsync(context, WantedLink.Read, cancellationToken);
        if (wanted is null)
        {
            return refusal!;
        }

        if (await customers.FindAsync(context.Tenant(), wanted.CustomerId, cancellationToken) is not { } customer)
        {
            return NamedCustomers.Unfound("body", wanted.CustomerId);
        }

        if (!await surveys.HasAsync(context.Tenant(), wanted.CustomerId, wanted.DeploymentId, cancellationToken))
        {
            return Reply.BreaksRule(CsatEndpoints.ForeignDeployment);
        }

        var link = links.New(context.Tenant(), wanted.CustomerId, wanted.Type, wanted.DeploymentId, wanted.Ticket, wanted.Days);
        var token = links.Issue(link);
        context.Response.Headers.CacheControl = "no-store";
        return Reply.Ok(new SurveyLinkResponse(token, Submission + token, customer.Profile.Name, link.Kind, link.ExpiresAt.UtcDateTime));
    }

    public static async Task<IResult> GetInfoAsync(
        string token, HttpContext context, SurveyLinks links, CustomerDirectory directory, CancellationToken cancellationToken)
    {
        var (link, refusal) = Read(context, links, token);
        return link is null ? refusal!
            : await directory.ExistsAsync(link.Tenant, link.CustomerId, cancellationToken) ? Reply.Ok(SurveyTokenInfo.Of(link))
            : Reply.NotFound("Customer");
    }

    public static async Task<IResult> SubmitAsync(
        string token, HttpContext context, SurveyLinks links, SurveyWriter writer, CancellationToken cancellationToken)
    {
        var (link, invalid) = Read(context, links, token);
        if (link is null)
        {
            return invalid!;
        }

        var (sent, refusal) = await Sent.BodyAsync(context, PublicAnswer.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var (outcome, survey) = await writer.AddAsync(
            link.Tenant, link.CustomerId, sent.To(link), link.SurveyId, SuccessManagerEndpoints.Source, cancellationToken);
        return CsatEndpoints.Answer(
            outcome, link.Kind, () => Reply.Ok(CsatSurveyResponse.Of(survey!, null, null)), () => Reply.NotFound("Customer"));
    }

    private static (SurveyLink? Link, IResult? Refusal) Read(HttpContext context, SurveyLinks links, string token)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (link, problem) = links.Read(token);
        return problem switch
        {
            LinkProblem.None => (link, null),
            LinkProblem.Format => (null, Reply.BreaksRule("Invalid token format")),
            LinkProblem.Signature => (null, Reply.BreaksRule("Invalid token signature")),
            LinkProblem.Expired => (null, Reply.BreaksRule("Survey link has expired")),
            _ => throw new ArgumentOutOfRangeException(nameof(token), problem, "Nobody answers this."),
        };
    }
}

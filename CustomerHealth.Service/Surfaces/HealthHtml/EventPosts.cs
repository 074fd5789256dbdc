using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>
/// Events of this surface, from programs as JSON and from people as a form. Both end at the result page: 200 when the event was added and
/// when fields are missing, as documented; 400 for an unknown type; what is malformed is 422.
/// </summary>
internal static class EventPosts
{
    /// <summary>So long a person's form waits for the score to follow, so that the page it links back to shows it.</summary>
    private static readonly TimeSpan FormPatience = TimeSpan.FromSeconds(3);

    public static async Task<IResult> PostAsync(
        string id,
        HttpContext context,
        CustomerDirectory directory,
        EventIntake intake,
        EventSettlements settlements,
        CancellationToken cancellationToken)
    {
        var (document, problem) = await JsonBody.ReadAsync(context.Request, EventLimits.SingleBodyBytes, cancellationToken);
        if (document is null)
        {
            // The document's word for a body that cannot be read is 422; too large and compressed keep their own.
            var status = problem!.Status == StatusCodes.Status400BadRequest ? StatusCodes.Status422UnprocessableEntity : problem.Status;
            return new HealthHtmlProblem(status, problem.Detail);
        }

        using (document)
        {
            return await directory.ExistsAsync(context.Tenant(), id, cancellationToken)
                ? await AddAsync(id, document.RootElement, KeyOf(context.Request), Preferences.Of(context.Request).Wait, context, intake, settlements, cancellationToken)
                : HealthHtmlProblem.NoCustomer;
        }
    }

    public static async Task<IResult> PostFormAsync(
        string id,
        HttpContext context,
        CustomerDirectory directory,
        EventIntake intake,
        EventSettlements settlements,
        CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
        {
            return new HealthHtmlProblem(StatusCodes.Status415UnsupportedMediaType, "This address takes the form of the customer's page.");
        }

        if (await ReadAsync(context.Request, cancellationToken) is not { } form)
        {
            return new HealthHtmlProblem(StatusCodes.Status400BadRequest, "The form has more or longer fields than that of the customer's page.");
        }

        if (!await directory.ExistsAsync(context.Tenant(), id, cancellationToken))
        {
            return HealthHtmlProblem.NoCustomer;
        }

        using var document = JsonDocument.Parse(EventForm.ToJson(form).ToJsonString());
        return await AddAsync(id, document.RootElement, EventForm.IdOf(form), FormPatience, context, intake, settlements, cancellationToken);
    }

    /// <summary>Null when the form breaks a limit on its fields; FormLimits has seen to its size.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<IResult> AddAsync(
        string id,
        JsonElement body,
        string idempotencyKey,
        TimeSpan wait,
        HttpContext context,
        EventIntake intake,
        EventSettlements settlements,
        CancellationToken cancellationToken)
    {
        var posted = PostedEvent.Read(body, id, idempotencyKey);
        if (posted.Malformed is not null)
        {
            return new HealthHtmlProblem(StatusCodes.Status422UnprocessableEntity, posted.Malformed);
        }

        if (posted.Submission is not { } submission)
        {
            return Result(id, body, posted.Refusal!, isAdded: false, posted.Status);
        }

        using var watch = settlements.Begin(context.Tenant());
        var taken = await intake.SubmitAsync(context.Tenant(), [submission], allOrNothing: true, watch, cancellationToken);
        if (taken.Verdicts[0].Problem is { } problem)
        {
            return problem.Code == "unknown-customer" ? HealthHtmlProblem.NoCustomer : new HealthHtmlProblem(StatusOf(problem), problem.Detail);
        }

        if (wait > TimeSpan.Zero)
        {
            await watch.WaitAsync(wait, cancellationToken);
        }

        return Result(id, body, "Event added successfully!", isAdded: true, StatusCodes.Status200OK);
    }

    private static string KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"].ToString().Trim('"');

    private static int StatusOf(EventProblem problem) => problem.Code == "event-too-large"
        ? StatusCodes.Status413PayloadTooLarge
        : StatusCodes.Status422UnprocessableEntity;

    private static PageResult<EventResultPage> Result(string id, JsonElement body, string message, bool isAdded, int status) =>
        new(new EventResultModel(id, message, isAdded, SortedJson.Print(body)), status);
}

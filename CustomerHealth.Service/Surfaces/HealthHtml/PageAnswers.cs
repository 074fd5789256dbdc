using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>Pages as answers, for the surface's document.</summary>
internal static class PageAnswers
{
    public static RouteHandlerBuilder AnswersPage(this RouteHandlerBuilder route) =>
        route.Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Html);

    /// <summary>Whatever the JSON beside it is, a page is text.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var response in operation.Responses!.Values.Where(response => response.Content?.ContainsKey(MediaTypeNames.Text.Html) == true))
        {
            response.Content![MediaTypeNames.Text.Html] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        return Task.CompletedTask;
    }
}

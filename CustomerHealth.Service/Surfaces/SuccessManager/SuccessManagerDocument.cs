using System.Net.Mime;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>The surface's OpenAPI document, at the addresses that clients know.</summary>
internal static class SuccessManagerDocument
{
    private static readonly string Unprocessable = $"{StatusCodes.Status422UnprocessableEntity}";

    public static ApiDocument Instance { get; } = new(
        "success-manager",
        "Success manager",
        "Sign in at `/api/v1/auth/login` and send the access token, which is good for 15 minutes; `/api/v1/auth/refresh` brings the next one. " +
        "Numbers and flags are also taken as text. Fields that are not known are ignored. Addresses are the same with and without a slash at the end.",
        [SurfaceChooser.SuccessManagerBase])
    {
        Address = "/openapi/v1.json",
        HiddenBase = SurfaceChooser.SuccessManagerBase,
        Json = Reply.Json,
        Credentials = [SignIn, ApiCredential.Key],
        Further = options => options.AddOperationTransformer(DescribeUnprocessableAsync),
    };

    /// <summary>As a flow, so that the page of the document can sign in by itself.</summary>
    private static ApiCredential SignIn => new(
        "SignIn",
        new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "An access token.",
            Flows = new OpenApiOAuthFlows
            {
                Password = new OpenApiOAuthFlow
                {
                    TokenUrl = new Uri($"{SurfaceChooser.SuccessManagerRoot}/auth/login", UriKind.Relative),
                    Scopes = new Dictionary<string, string>(),
                },
            },
        },
        IsPerson: true);

    /// <summary>A sentence where a rule is broken, a list of faults where fields have the wrong shape.</summary>
    private static Task DescribeUnprocessableAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses!.TryGetValue(Unprocessable, out var response))
        {
            var answer = response.Content![MediaTypeNames.Application.Json];
            answer.Schema = new OpenApiSchema { OneOf = [new OpenApiSchemaReference(nameof(RefusalResponse), context.Document), answer.Schema!] };
        }

        return Task.CompletedTask;
    }
}

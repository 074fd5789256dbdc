using System.Text.RegularExpressions;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>What every operation has: an id, the parameters of its path, and who may call it.</summary>
internal sealed partial class Operations(ApiDocument document)
{
    public async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath!;
        operation.OperationId = IdOf(context.Description.HttpMethod!, path);
        operation.Parameters = [.. PathParameters(path)];
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;

        // The generator takes what is said of a handler for it, which is for readers of the code.
        operation.Summary = metadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary;
        operation.Description = metadata.OfType<IEndpointDescriptionMetadata>().LastOrDefault()?.Description;
        foreach (var taken in metadata.OfType<ITaken>())
        {
            await taken.DescribeAsync(operation, context, cancellationToken);
        }

        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            var isForPeople = metadata.OfType<IAuthorizeData>().Any(rule => rule.Policy == Access.SuccessManagerSelf);
            operation.Security =
            [
                .. document.Credentials.Where(credential => credential.IsPerson || !isForPeople).Select(credential => new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(credential.Name, context.Document)] = [],
                }),
            ];
        }
    }

    /// <summary>Method and path in words: <c>put_api_v1_users_id_activate</c>.</summary>
    private static string IdOf(string method, string path) => $"{method.ToLowerInvariant()}_{NoWord().Replace(path, "_").Trim('_').ToLowerInvariant()}";

    private static IEnumerable<IOpenApiParameter> PathParameters(string path) => Parameter().Matches(path).Select(name => new OpenApiParameter
    {
        Name = name.Groups[1].Value,
        In = ParameterLocation.Path,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    [GeneratedRegex(@"[^A-Za-z0-9]+")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}

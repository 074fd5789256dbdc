using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>What a route takes beside its path: metadata of the endpoint, for the surface's document.</summary>
/// <param name="Read">The function that reads it, which is where <paramref name="Fields"/> come from.</param>
/// <param name="ContentType">Of a body; null: it is the query.</param>
/// <param name="IsRequired">Whether a body must be there.</param>
internal sealed record Taken(Delegate Read, IReadOnlyList<SentField> Fields, string? ContentType, bool IsRequired) : ITaken
{
    public static Taken By<T>(Func<SentFields, T> read, string? contentType, bool isRequired) =>
        new(read, SentFields.ReadBy(read), contentType, isRequired);

    /// <summary>As the document calls it.</summary>
    public string Name => Read.Method.ReturnType.Name;

    public bool IsBody => ContentType is not null;

    /// <summary>What the route of the request said of a reading function.</summary>
    /// <exception cref="InvalidOperationException">The route reads something else than it says, so that its document would be wrong.</exception>
    public static Taken Of(HttpContext context, Delegate read)
    {
        var endpoint = context.GetEndpoint();
        return endpoint?.Metadata.GetOrderedMetadata<Taken>().FirstOrDefault(taken => taken.Read.Equals(read))
            ?? throw new InvalidOperationException(
                $"{endpoint?.DisplayName} reads {read.Method.DeclaringType?.Name} and does not say so where it is mapped.");
    }

    public Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (ContentType is null)
        {
            foreach (var field in Fields)
            {
                operation.Parameters!.Add(new OpenApiParameter
                {
                    Name = field.Name,
                    In = ParameterLocation.Query,
                    Required = field.IsRequired,
                    Schema = field.WithDefault(),
                });
            }
        }
        else
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = IsRequired,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ContentType] = new OpenApiMediaType { Schema = context.ReferTo(Read.Method.ReturnType, Schema()) },
                },
            };
        }

        return Task.CompletedTask;
    }

    private OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = Fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.WithNull()),
        Required = Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
    };
}

using CustomerHealth.Service.ApiDocuments;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces;

/// <summary>A parameter of the query or a header, which may be left out.</summary>
internal sealed record TakenParameter(string Name, ParameterLocation Place, string About, Func<OpenApiSchema> Schema) : ITaken
{
    public bool IsBody => false;

    public Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters!.Add(new OpenApiParameter { Name = Name, In = Place, Description = About, Schema = Schema() });
        return Task.CompletedTask;
    }
}

using CustomerHealth.Service.ApiDocuments;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces;

/// <summary>A body of JSON, or one of several that a route takes; all of them are of one type, alone or in a list.</summary>
internal sealed record TakenJson(Type Type, string ContentType, bool MayBeOne, bool MayBeMany) : ITypedBody
{
    public bool IsBody => true;

    public Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (MayBeMany)
        {
            var body = operation.RequestBody!.Content![ContentType];
            var many = new OpenApiSchema { Type = JsonSchemaType.Array, Items = body.Schema };
            body.Schema = MayBeOne ? new OpenApiSchema { OneOf = [body.Schema!, many] } : many;
        }

        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>Something that a route takes beside its path: metadata of the endpoint.</summary>
internal interface ITaken
{
    /// <summary>Whether it is the body, or one of several that it may be.</summary>
    bool IsBody { get; }

    Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken);
}

/// <summary>A body that is written as a type of ours would be.</summary>
internal interface ITypedBody : ITaken
{
    Type Type { get; }

    string ContentType { get; }
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>Title, tags and ways to sign in: fixed, whatever the app is called where it runs.</summary>
internal sealed class DocumentHead(ApiDocument about)
{
    public Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = $"CustomerHealth: {about.Title}", Version = ApiDocument.Version, Description = about.About };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = about.Credentials.ToDictionary(credential => credential.Name, IOpenApiSecurityScheme (credential) => credential.Scheme);
        return Task.CompletedTask;
    }
}

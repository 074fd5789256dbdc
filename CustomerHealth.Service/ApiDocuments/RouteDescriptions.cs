using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>
/// The routes of one surface, as the framework's generator wants to be told of them. Its own way to find out looks at the parameters of
/// handlers; ours read what is sent themselves, and say so in the metadata of their routes.
/// </summary>
internal sealed class RouteDescriptions(ApiDocument document, EndpointDataSource routes) : IApiDescriptionGroupCollectionProvider
{
    public ApiDescriptionGroupCollection ApiDescriptionGroups => new(
        [
            new ApiDescriptionGroup(
                null,
                [
                    .. from route in routes.Endpoints.OfType<RouteEndpoint>()
                       where document.Has(route.RoutePattern.RawText!) && route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
                       let address = document.Shown(route.RoutePattern.RawText!)
                       orderby address
                       from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
                       where !HttpMethods.IsHead(method)
                       select Describe(route, address, method),
                ]),
        ],
        version: 1);

    private static ApiDescription Describe(RouteEndpoint route, string address, string method)
    {
        var description = new ApiDescription
        {
            HttpMethod = method,
            RelativePath = address.TrimStart('/'),
            ActionDescriptor = new ActionDescriptor { DisplayName = route.DisplayName, EndpointMetadata = [.. route.Metadata] },
        };
        foreach (var answers in route.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().GroupBy(answer => answer.StatusCode).OrderBy(group => group.Key))
        {
            description.SupportedResponseTypes.Add(new ApiResponseType
            {
                StatusCode = answers.Key,
                Type = answers.Select(answer => answer.Type).FirstOrDefault(type => type is not null),
                Description = answers.Select(answer => answer.Description).FirstOrDefault(text => text is not null),
                ApiResponseFormats = [.. answers.SelectMany(answer => answer.ContentTypes).Distinct().Select(type => new ApiResponseFormat { MediaType = type })],
            });
        }

        foreach (var body in route.Metadata.GetOrderedMetadata<ITypedBody>())
        {
            if (description.SupportedRequestFormats.Count == 0)
            {
                description.ParameterDescriptions.Add(
                    new ApiParameterDescription { Name = "body", Type = body.Type, Source = BindingSource.Body, IsRequired = true });
            }

            description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = body.ContentType });
        }

        return description;
    }
}

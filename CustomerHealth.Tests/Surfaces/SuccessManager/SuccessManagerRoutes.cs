using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>What of the surface is mapped, as the document writes it.</summary>
internal static class SuccessManagerRoutes
{
    private const string Start = SurfaceChooser.SuccessManagerBase + SurfaceChooser.SuccessManagerRoot;

    public static IEnumerable<RouteEndpoint> Endpoints(SuccessManagerApp app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(SurfaceChooser.SuccessManagerBase, StringComparison.Ordinal));

    public static IEnumerable<string> Mapped(SuccessManagerApp app) => Operations(app).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Operations(SuccessManagerApp app) =>
        from endpoint in Endpoints(app)
        where endpoint.RoutePattern.RawText!.StartsWith(Start, StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        where method != "HEAD"
        select $"{method} {endpoint.RoutePattern.RawText![Start.Length..].TrimEnd('/')}";
}

using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.HealthJson;
using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Surfaces.SuccessManager;
using CustomerHealth.Service.Surfaces.Webhooks;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Web;

/// <summary>All routes of the product, each surface once.</summary>
internal static class SurfaceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapWelcome();
        routes.MapPageAssets();
        routes.MapHealthHtml();
        routes.MapHealthJson();
        routes.MapSuccessManager();
        routes.MapPlatform();
        routes.MapWebhooksIn();
        routes.MapSettings();
    }
}

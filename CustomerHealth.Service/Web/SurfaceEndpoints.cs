using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.HealthJson;
using CustomerHealth.Service.Surfaces.MailPages;
using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Surfaces.ReportPages;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Surfaces.SuccessManager;
using CustomerHealth.Service.Surfaces.SuccessPages;
using CustomerHealth.Service.Surfaces.Webhooks;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Web;

/// <summary>All routes of the product, each surface once.</summary>
internal static class SurfaceEndpoints
{
    /// <summary>The documents of the surfaces, in the order they are offered.</summary>
    public static IReadOnlyList<ApiDocument> Documents { get; } =
        [SuccessManagerDocument.Instance, PlatformEndpoints.Document, HealthJsonEndpoints.Document, HealthHtmlEndpoints.Document];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapWelcome();
        routes.MapPageAssets();
        routes.MapHealthHtml();
        routes.MapHealthJson();
        routes.MapSuccessManager();
        routes.MapPlatform();
        routes.MapWebhooksIn();
        routes.MapSubscriptions();
        routes.MapSettings();
        routes.MapSuccessPages();
        routes.MapReportPages();
        routes.MapMailPages();
        routes.MapApiDocuments(Documents);
    }
}

using System.Net.Mime;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Surfaces.SuccessManager.Alerts;
using CustomerHealth.Service.Surfaces.SuccessManager.Auth;
using CustomerHealth.Service.Surfaces.SuccessManager.Csat;
using CustomerHealth.Service.Surfaces.SuccessManager.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;
using CustomerHealth.Service.Surfaces.SuccessManager.Deployments;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;
using CustomerHealth.Service.Surfaces.SuccessManager.Interactions;
using CustomerHealth.Service.Surfaces.SuccessManager.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Scheduler;
using CustomerHealth.Service.Surfaces.SuccessManager.Users;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>
/// The success manager surface: one folder per area, each with its routes on top. What all of them share: <see cref="Reply"/> answers,
/// Validation/ reads what was sent, Description/ says for the document what a route takes and answers, <see cref="Paging"/> cuts lists.
/// </summary>
internal static class SuccessManagerEndpoints
{
    /// <summary>The methods of a route that reads.</summary>
    public static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The source of the events that writes of this surface become.</summary>
    public const string Source = "success-manager";

    /// <summary>Of the documented interface, not of the app.</summary>
    private const string Version = ApiDocument.Version;

    private static readonly Refusals Refusals = new(typeof(RefusalResponse), MediaTypeNames.Application.Json) { Misshapen = typeof(MisshapenResponse) };

    public static void MapSuccessManager(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup(SurfaceChooser.SuccessManagerBase).WithTags("Success manager");
        Refusals.Describe(surface);
        surface.MapMethods("/health", Read, GetHealthAsync).AllowAnonymous().Answers<Probe>().WithSummary("Whether the service works");

        // A slash at the end of an address means nothing to routing, so that collections answer at both without a redirect.
        var api = surface.MapGroup(SurfaceChooser.SuccessManagerRoot);
        api.MapAuth();
        api.MapUsers();
        api.MapDeployments();
        api.MapInteractions();
        api.MapDashboard();
        api.MapAlerts();
        api.MapScheduler();
        api.MapCsat();
        api.MapCustomers();
        api.MapHealthScores();
        api.MapReports();
    }

    /// <summary>An outage of storage is 503, by way of the fault it throws.</summary>
    private static async Task<IResult> GetHealthAsync(StoreProbe probe, CancellationToken cancellationToken)
    {
        await probe.CheckAsync(cancellationToken);
        return Reply.Ok(new Probe("healthy", Version));
    }

    private sealed record Probe(string Status, string Version);
}

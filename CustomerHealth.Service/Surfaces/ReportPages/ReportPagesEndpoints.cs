using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>The pages of reports: which there are and which are to come, and what one says. Every form carries a token.</summary>
internal static class ReportPagesEndpoints
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapReportPages(this IEndpointRouteBuilder routes)
    {
        var list = SiteNavigation.Reports.Address;
        var pages = routes.MapGroup("").WithTags("Report pages").AddEndpointFilter(FormGuard.RequireTokenAsync);

        var readers = pages.MapGroup("").RequireAuthorization(Access.Platform);
        readers.MapMethods(list, Read, ReportForms.ShowAsync);
        readers.MapMethods($"{list}/{{id}}", Read, ReportReading.ShowAsync);
        readers.MapMethods($"{list}/{{id}}/file.{{format}}", Read, ReportReading.DownloadAsync);

        pages.MapPost(list, ReportForms.MakeAsync).RequireAuthorization(Access.SuccessManagerNotes);

        var schedulers = pages.MapGroup("").RequireAuthorization(Access.SuccessManagerChanges);
        schedulers.MapPost(SiteNavigation.ScheduleForm, ScheduleForms.AddAsync);
        schedulers.MapPost($"{SiteNavigation.ScheduleForm}/{{id}}/toggle", ScheduleForms.ToggleAsync);
        schedulers.MapPost($"{SiteNavigation.ScheduleForm}/{{id}}/remove", ScheduleForms.RemoveAsync);
    }
}

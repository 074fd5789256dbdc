using CustomerHealth.Service.Reports.Content;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Reports;

internal static class ReportsRegistration
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<ReportWriter>();
}

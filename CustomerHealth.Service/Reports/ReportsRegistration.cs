using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Reports.Content;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Service.Reports;

internal static class ReportsRegistration
{
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReportOptions>()
            .Bind(configuration.GetSection("Reports"))
            .Validate(options => options.KeepDays is >= 1 and <= 3_650, "Reports:KeepDays is a number of days from 1 to 3,650.")
            .ValidateOnStart();
        return services
            .AddSingleton<ReportStore>()
            .AddSingleton<ReportFiles>()
            .AddSingleton<ReportWriter>()
            .AddSingleton<ReportMails>()
            .AddSingleton<IOutboxDelivery, ReportMailDelivery>()
            .AddSingleton<ReportDesk>()
            .AddSingleton<ReportSchedules>()
            .AddSingleton<UnfinishedReports>()
            .AddSingleton<ReportRetention>()
            .AddMessageHandler<GenerateReport, GenerateReportHandler>();
    }
}

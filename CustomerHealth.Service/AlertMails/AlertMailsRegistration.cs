using CustomerHealth.Service.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.AlertMails;

internal static class AlertMailsRegistration
{
    public static IServiceCollection AddAlertMails(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertMailOptions>().Bind(configuration.GetSection("Alerts:Mail")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<AlertMailOptions>, AlertMailValidation>()
            .AddSingleton<AccountManagers>()
            .AddSingleton<AlertMailItems>()
            .AddSingleton<AlertPost>()
            .AddSingleton<AlertDigest>()
            .AddSingleton<IOutboxDelivery, AlertMailDelivery>()
            .AddSingleton<IOutboxDelivery, AlertDigestDelivery>();
    }
}

using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Mail;

internal static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("Mail")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<MailOptions>, MailValidation>()
            .AddSingleton<MailSender>()
            .AddSingleton(provider => new MailStops(
                provider.GetRequiredService<ITableStore>(),
                provider.GetRequiredService<MailSender>(),
                provider.GetRequiredService<TokenKeys>(),
                provider.GetRequiredService<TimeProvider>()));
    }
}

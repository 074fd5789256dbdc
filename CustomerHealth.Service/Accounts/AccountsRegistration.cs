using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordHashes.Iterations);
        services.AddOptions<BootstrapOptions>().Bind(configuration.GetSection("Bootstrap")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<BootstrapOptions>, BootstrapValidation>()
            .AddSingleton<UserStore>()
            .AddSingleton<UserAccounts>()
            .AddSingleton<OwnPassword>()
            .AddSingleton<UserFields>()
            .AddSingleton<ActiveUsers>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<PasswordHashes>()
            .AddSingleton<PasswordRules>()
            .AddSingleton<SignIns>()
            .AddSingleton<SignInBackOff>()
            .AddSingleton<FirstAdmin>();
    }
}

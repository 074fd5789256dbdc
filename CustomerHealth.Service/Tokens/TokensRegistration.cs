using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Tokens;

internal static class TokensRegistration
{
    public static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TokenOptions>().Bind(configuration.GetSection("Tokens")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TokenOptions>, TokenValidation>()
            .AddSingleton<TokenKeys>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton(provider => new AccessTokens(
                provider.GetRequiredService<TokenKeys>(),
                provider.GetRequiredService<IOptions<TokenOptions>>(),
                provider.GetRequiredService<TimeProvider>()));
    }
}

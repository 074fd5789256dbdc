using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Microsoft.Azure.Functions.Worker and Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore.
namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    internal FunctionsApplication() => throw null!;

    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => throw null!;
}

public class FunctionsApplicationBuilder
{
    internal FunctionsApplicationBuilder() => throw null!;

    public ConfigurationManager Configuration => throw null!;

    public ILoggingBuilder Logging => throw null!;

    public IServiceCollection Services => throw null!;

    public IHost Build() => throw null!;
}

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => throw null!;
}

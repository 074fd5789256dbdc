using CustomerHealth.Functions.Azure;
using CustomerHealth.Service;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerHealth.Functions;

/// <summary>The app as a worker of the Functions host. Not in Program.cs, so that the tests, which have a program of their own, compile it too.</summary>
internal static class FunctionsApp
{
    /// <summary>Returns when the host ends the worker.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();

        // ASP.NET Core tells of each request in six lines; all of them would go to the host, and be paid for in Application Insights.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddAzureStorage(builder.Configuration).AddCustomerHealth(builder.Configuration);

        using var host = builder.Build();
        await host.Services.OpenCustomerHealthAsync(CancellationToken.None);
        await host.RunAsync();
    }
}

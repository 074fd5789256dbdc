using CustomerHealth.Functions.Azure;
using CustomerHealth.Service;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddAzureStorage(builder.Configuration).AddCustomerHealth(builder.Configuration);

using var host = builder.Build();
await host.Services.OpenCustomerHealthAsync(CancellationToken.None);
await host.RunAsync();

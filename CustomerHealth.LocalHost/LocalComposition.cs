using System.Net;
using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Http;
using CustomerHealth.LocalHost.Queues;
using CustomerHealth.LocalHost.Timers;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service;
using CustomerHealth.Service.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CustomerHealth.LocalHost;

/// <summary>
/// Puts the app together. A plain host and not a WebApplication, which would slip authentication and routing of its own in front of the
/// product's pipeline.
/// </summary>
internal static class LocalComposition
{
    /// <summary>Above every limit of the product, which answers 413 itself; the Functions host lets 100 MB and more through.</summary>
    private const long RequestBodyBytes = 64L * 1024 * 1024;

    /// <summary>The names of this machine for itself. A page elsewhere whose name resolves to us sends its own name, and gets a 400.</summary>
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    public static IHost Build(LocalOptions options, LocalStores stores)
    {
        var settings = HostJson.BuiltIn();
        return new HostBuilder()
            .UseContentRoot(AppContext.BaseDirectory)
            .ConfigureAppConfiguration(configuration => LocalConfiguration.Add(configuration, options))
            .ConfigureLogging(logging => (options.Logging ?? LogToConsole)(logging))
            .UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true)
            .ConfigureServices((context, services) =>
            {
                services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
                services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
                services.AddSingleton(options.Clock);
                AddStorage(services, stores);
                services.AddCustomerHealth(context.Configuration);
                AddTriggers(services, settings);
                if (options.RunsFunctions)
                {
                    AddLoops(services, LeasedAsSet(settings.Queues, context.Configuration));
                }
            })
            // Added last of the hosted services: started when the loops run, stopped before they do.
            .ConfigureWebHost(web => web
                .UseKestrelCore()
                .ConfigureKestrel(kestrel => Listen(kestrel, options.Port))
                .ConfigureServices(services => services.AddHostFiltering(filter => filter.AllowedHosts = LoopbackNames))
                .Configure(Serve))
            .ConfigureServices(services => options.Services?.Invoke(services))
            .Build();
    }

    private static void AddStorage(IServiceCollection services, LocalStores stores)
    {
        // Bells ring by the store's time, which is the system's.
        var bells = new Doorbells(TimeProvider.System);
        var queues = new RingingQueueStore(stores.Queues, bells);
        services.AddSingleton(bells);
        services.AddSingleton(queues);
        services.AddCustomerHealthStorage(_ => stores.Tables, _ => queues, _ => stores.Blobs, _ => new BorrowedProvisioning(stores.Provisioning));
    }

    private static void AddTriggers(IServiceCollection services, HostJson settings)
    {
        services.AddSingleton(TriggerReader.Read(typeof(HttpFunctions).Assembly.GetTypes()));
        services.AddSingleton<InFlight>();
        services.AddSingleton<HandRuns>();
        services.AddSingleton<FunctionRequests>();
        services.AddSingleton(provider => new FunctionRouter(
            provider.GetRequiredService<TriggerTable>().Http, settings.RoutePrefix, provider.GetRequiredService<IInlineConstraintResolver>()));
    }

    private static void AddLoops(IServiceCollection services, QueueSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<TimerMarks>();

        // The pump does what the Functions host does outside the product, so its receives are not metered as the product's.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<QueuePump>(
            provider, provider.GetRequiredService<RingingQueueStore>(), TimeProvider.System));
        services.AddHostedService<TimerRounds>();
    }

    private static QueueSettings LeasedAsSet(QueueSettings settings, IConfiguration configuration) =>
        configuration.GetValue<TimeSpan?>("Queues:Lease") is { } lease ? (settings with { LeaseTime = lease }).Checked() : settings;

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBodyBytes;
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }

    private static void Serve(IApplicationBuilder app)
    {
        app.UseHostFiltering();
        app.Map(HandRuns.Path, admin => admin.Run(app.ApplicationServices.GetRequiredService<HandRuns>().HandleAsync));
        app.Run(app.ApplicationServices.GetRequiredService<FunctionRequests>().HandleAsync);
    }

    private static void LogToConsole(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        })
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical) // A start that fails is told by the program, in one sentence.
        .SetMinimumLevel(LogLevel.Warning);

    /// <summary>The container disposes of what its factories return, and a store may belong to somebody who goes on using it.</summary>
    private sealed class BorrowedProvisioning(IStorageProvisioning owned) : IStorageProvisioning
    {
        public Task EnsureAsync(
            IReadOnlyCollection<string> tables,
            IReadOnlyCollection<string> queues,
            IReadOnlyCollection<string> containers,
            CancellationToken cancellationToken) => owned.EnsureAsync(tables, queues, containers, cancellationToken);
    }
}

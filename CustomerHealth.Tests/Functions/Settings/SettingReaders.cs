using CustomerHealth.Functions.Azure;
using CustomerHealth.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Tests.Functions.Settings;

/// <summary>Who reads which setting of the deployed app. Names as environment variables have them, <c>Auth__Mode</c>.</summary>
internal static class SettingReaders
{
    /// <summary>
    /// What the Functions host reads, none of it ours to name: the runtime (on Flex Consumption a property of the app instead), its own
    /// storage as text or as account and identity, its home page, and where telemetry goes
    /// (learn.microsoft.com/azure/azure-functions/functions-app-settings).
    /// </summary>
    public static readonly IReadOnlyList<string> Host =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "AzureWebJobsStorage",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsDisableHomepage",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    public static IEnumerable<string> Product => ProductSettings.Names.Select(InEnvironment);

    /// <summary>What the queue triggers are told to connect by: text, or address and identity.</summary>
    public static IEnumerable<string> Triggers => Connections.SelectMany(name => new[] { name }.Concat(IdentityForm(name)));

    public static IReadOnlyList<string> Connections { get; } =
    [
        .. Trigger.Of<QueueTriggerAttribute>().Select(trigger => (string)trigger.Named(nameof(QueueTriggerAttribute.Connection))!).Distinct(),
    ];

    /// <summary>What the host wants of a queue connection that is no text: without <c>credential</c> it would be whoever is signed in.</summary>
    public static IEnumerable<string> IdentityForm(string connection) =>
        [$"{connection}__queueServiceUri", $"{connection}__credential", $"{connection}__clientId"];

    /// <summary>What the storage adapters ask the configuration for, told by a configuration that listens.</summary>
    public static IReadOnlyList<string> Adapters { get; } = [.. AskedFor((services, settings) => services.AddAzureStorage(settings))];

    public static IEnumerable<string> Everybody => [.. Host, .. Product, .. Triggers, .. Adapters];

    /// <summary>Every name that the Azure clients of a registration ask for while they are made.</summary>
    internal static IEnumerable<string> AskedFor(Action<IServiceCollection, IConfiguration> registration)
    {
        var listener = new Listener();
        var services = new ServiceCollection();
        registration(services, new ConfigurationRoot([listener]));
        using var provider = services.BuildServiceProvider();
        foreach (var service in services.Where(service => service.ServiceType.Namespace?.StartsWith("Azure.", StringComparison.Ordinal) == true))
        {
            try
            {
                provider.GetService(service.ServiceType);
            }
            catch (NullReferenceException)
            {
                // Of the contracts, which have no bodies; the settings have been read by then.
            }
        }

        return listener.Names.Select(InEnvironment).Distinct().Order(StringComparer.Ordinal);
    }

    private static string InEnvironment(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Has an address for whoever wants one, and nothing else, so that the way by identity is taken to its end.</summary>
    private sealed class Listener : ConfigurationProvider
    {
        public List<string> Names { get; } = [];

        public override bool TryGet(string key, out string? value)
        {
            Names.Add(key);
            value = key.EndsWith("Uri", StringComparison.Ordinal) ? "https://account.example/" : null;
            return value is not null;
        }
    }
}

using System.Reflection;
using Azure.Data.Tables;
using CustomerHealth.Functions.Host;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>Whose members have to be listed, and who uses them.</summary>
internal static class AzureAssemblies
{
    /// <summary>The contracts of <c>eng/azure-contracts</c>, loaded by name: with the SDK at hand, nothing here is compiled against those of the storage.</summary>
    public static IReadOnlyList<Assembly> Contracts { get; } = [Assembly.Load("AzureStorage.Contracts"), Assembly.Load("FunctionsWorker.Contracts")];

    /// <summary>Whether the adapters stand on Microsoft's SDK here (<c>-p:AzureSdkTests=true</c>), or on its contracts.</summary>
    public static bool SdkIsHere { get; } = typeof(TableClient).Assembly.GetName().Name == "Azure.Data.Tables";

    /// <summary>
    /// What uses Azure: the triggers, compiled in the local host; the adapters and the wiring of the Functions app, compiled here with the
    /// tests that hand them the SDK's data.
    /// </summary>
    public static IReadOnlyList<Assembly> Users { get; } = [typeof(HttpFunctions).Assembly, typeof(AzureAssemblies).Assembly];

    /// <summary>Whether an assembly is a package of Azure, or stands for one.</summary>
    public static bool IsAzure(string? assembly) =>
        assembly is not null
        && (assembly.StartsWith("Azure.", StringComparison.Ordinal)
            || assembly.StartsWith("Microsoft.Azure.", StringComparison.Ordinal)
            || assembly is "AzureStorage.Contracts" or "FunctionsWorker.Contracts");

    public static bool IsAzure(this Type type) => IsAzure(type.Assembly.GetName().Name);
}

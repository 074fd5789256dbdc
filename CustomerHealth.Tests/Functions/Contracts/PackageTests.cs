using System.Reflection;
using Xunit;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>The contracts against the packages they stand for.</summary>
public sealed class PackageTests
{
    private static readonly string[] Packages =
    [
        "Azure.Data.Tables",
        "Azure.Storage.Blobs",
        "Azure.Storage.Queues",
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.Azure.Functions.Worker.Extensions.Abstractions",
        "Microsoft.Azure.Functions.Worker.Extensions.Http",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer",
    ];

    [SdkFact]
    public void The_contracts_declare_what_the_packages_declare()
    {
        var contracts = AzureAssemblies.Contracts.SelectMany(contract => contract.GetExportedTypes());

        var differences = ContractComparison.Differences(contracts, [.. Packages.Select(Assembly.Load)]);

        Assert.True(differences.Length == 0, differences);
    }
}

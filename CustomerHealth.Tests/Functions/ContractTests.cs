using CustomerHealth.Functions.Host;
using CustomerHealth.Service;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>The contracts have no bodies; where they are not wanted they must not be. eng/prove-contract-gates.sh looks after the Functions app.</summary>
public sealed class ContractTests
{
    [Fact]
    public void The_product_knows_no_contract_and_no_azure_package() => Assert.DoesNotContain(
        typeof(CustomerHealthServices).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.EndsWith(".Contracts", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Azure.", StringComparison.Ordinal));

    [Fact]
    public void The_local_host_carries_the_contracts_of_the_worker_only()
    {
        var host = typeof(HttpFunctions).Assembly.GetName().Name;
        var carried = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{host}.deps.json"));

        Assert.Equal("CustomerHealth.LocalHost", host);
        Assert.Contains("FunctionsWorker.Contracts", carried, StringComparison.Ordinal);
        Assert.DoesNotContain("AzureStorage.Contracts", carried, StringComparison.Ordinal);
    }
}

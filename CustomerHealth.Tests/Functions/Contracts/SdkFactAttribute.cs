using Xunit;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>A test on Microsoft's packages themselves. Where the build has none it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SdkFactAttribute : FactAttribute
{
    public SdkFactAttribute() => Skip = AzureAssemblies.SdkIsHere
        ? null
        : "Built without Microsoft's packages (dotnet test -p:AzureSdkTests=true has them).";
}

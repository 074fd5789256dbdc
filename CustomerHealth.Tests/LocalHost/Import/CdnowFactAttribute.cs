using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

/// <summary>A test on the data set beside the repository, which a plain clone does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CdnowFactAttribute : FactAttribute
{
    public CdnowFactAttribute() => Skip = File.Exists(Master)
        ? null
        : "The CDNOW data set is not here (../shared/data/cdnow); the small samples cover the same code.";

    public static string Master { get; } = In("CDNOW_master.txt");

    public static string Sample { get; } = In("CDNOW_sample.txt");

    private static string In(string name) => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "cdnow", name));
}

using Xunit;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>A test on the data set beside the repository, which a plain clone does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RavenstackFactAttribute : FactAttribute
{
    public RavenstackFactAttribute() => Skip = Folder is null
        ? "The RavenStack data set is not here (../shared/data/ravenstack); the small sample covers the same code."
        : null;

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CustomerHealth.slnx")))
        {
            root = root.Parent;
        }

        var folder = root is null ? null : Path.GetFullPath(Path.Combine(root.FullName, "../shared/data/ravenstack"));
        return Directory.Exists(folder) ? folder : null;
    }
}

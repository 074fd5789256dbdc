namespace CustomerHealth.Tests.LocalHost;

/// <summary>The folder this build came from, for samples that are read as files.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Samples(string name) => Path.Combine(Root, "CustomerHealth.Tests", "LocalHost", "Samples", name);

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerHealth.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}

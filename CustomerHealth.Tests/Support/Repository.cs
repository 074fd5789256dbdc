using System.Text.Json;

namespace CustomerHealth.Tests.Support;

/// <summary>Files of the repository this build came from, found from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Samples(string name) => Path.Combine(Root, "CustomerHealth.Tests", "LocalHost", "Samples", name);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static JsonElement ReadJson(string path)
    {
        using var document = JsonDocument.Parse(Read(path));
        return document.RootElement.Clone();
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerHealth.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}

using System.Text.Json;

namespace CustomerHealth.Tests.Functions;

/// <summary>Files of the repository, found from wherever the tests run.</summary>
internal static class RepositoryFile
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    public static JsonElement ReadJson(string path)
    {
        using var document = JsonDocument.Parse(Read(path));
        return document.RootElement.Clone();
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CustomerHealth.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}

using System.Diagnostics;
using System.Security.Cryptography;

namespace CustomerHealth.LocalHost.Azurite;

/// <summary>
/// Azurite from npm, as locked in <c>package-lock.json</c> beside this file: installed once per locked version and user, outside the
/// repository and outside the data folder.
/// </summary>
public static class AzuriteInstallation
{
    private const string Prefix = "azurite/";

    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>What this machine lacks, as a sentence; null when Azurite can be installed and run.</summary>
    public static string? Missing { get; } =
        Executable("node") is null ? "Node is missing: Azurite runs on it (nodejs.org, version 18 or later)."
        : Executable("npm") is null ? "npm is missing: Azurite comes from it."
        : null;

    /// <summary>The folder that holds <c>run.js</c> and <c>node_modules</c>; installed if this is the first time.</summary>
    /// <exception cref="AzuriteException">Node or npm is missing, or npm failed.</exception>
    public static Task<string> FolderAsync() => Installed.Value;

    internal static string? Executable(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names(name).Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);

    /// <summary>On Windows npm is a script of the command processor; beside it lies one of the same name for another shell.</summary>
    private static string[] Names(string name) => OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];

    private static async Task<string> InstallAsync()
    {
        if (Missing is { } missing)
        {
            throw new AzuriteException(missing);
        }

        var files = Files();
        var folder = Path.Combine(Cache(), $"azurite-{Hash(files)}");
        if (!Directory.Exists(folder))
        {
            // Aside and then moved into place, so that nobody ever runs half an installation; of two that install at once one wins.
            var aside = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}.{Guid.NewGuid():N}").FullName;
            foreach (var (name, content) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(aside, name), content);
            }

            await RunNpmAsync(aside);
            MoveIntoPlace(aside, folder);
        }

        return folder;
    }

    private static async Task RunNpmAsync(string folder)
    {
        // No scripts of packages run: none is needed, and none is to be trusted with this machine.
        using var npm = Process.Start(new ProcessStartInfo(Executable("npm")!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = await npm.StandardError.ReadToEndAsync();
        await output;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
        {
            Directory.Delete(folder, recursive: true);
            throw new AzuriteException($"Azurite could not be installed: npm ci ended with {npm.ExitCode}. {errors.Trim()}");
        }
    }

    private static void MoveIntoPlace(string aside, string folder)
    {
        try
        {
            Directory.Move(aside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(aside, recursive: true);
        }
    }

    private static string Cache()
    {
        // Not the machine's temporary folder: what lies there somebody else may have put there, and this is code to run.
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return local.Length > 0
            ? Directory.CreateDirectory(Path.Combine(local, "CustomerHealth")).FullName
            : throw new AzuriteException("There is no folder for a user's data here to install Azurite into: set HOME.");
    }

    private static SortedDictionary<string, byte[]> Files()
    {
        var assembly = typeof(AzuriteInstallation).Assembly;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            resource.CopyTo(content);
            files[name[Prefix.Length..]] = content.ToArray();
        }

        return files;
    }

    private static string Hash(SortedDictionary<string, byte[]> files) =>
        Convert.ToHexStringLower(SHA256.HashData([.. files.Values.SelectMany(content => content)]))[..12];
}

using System.Diagnostics;
using System.Security.Cryptography;
using CustomerHealth.LocalHost.Azurite;
using Xunit;

namespace CustomerHealth.Tests.Support;

/// <summary>Scripts for Node with the packages they need, as locked beside them.</summary>
internal static class NpmFolder
{
    public static string? Node { get; } = AzuriteInstallation.Executable("node");

    public static string? Npm { get; } = AzuriteInstallation.Executable("npm");

    /// <summary>Why a test that needs them is skipped; null where it is not, and in CI, where it fails by itself.</summary>
    /// <param name="what">What runs on Node: "the SMTP server of the mail tests".</param>
    public static string? Skip(string what) =>
        Environment.GetEnvironmentVariable("CI") == "true" ? null
        : Node is null ? $"No Node here; {what} runs on it."
        : Npm is null ? $"No npm here; {what} comes from it."
        : null;

    /// <summary>
    /// Installs once per locked version and script, and machine: aside, then moved into place, so that nobody runs half an installation.
    /// </summary>
    /// <param name="source">The folder with the script, <c>package.json</c> and <c>package-lock.json</c>, as built.</param>
    /// <param name="name">Names the installation.</param>
    /// <returns>A folder with all of it.</returns>
    public static async Task<string> InstallAsync(string source, string name)
    {
        var files = Directory.GetFiles(source, "*.js*").Order(StringComparer.Ordinal).ToList();
        var content = files.SelectMany(File.ReadAllBytes).ToArray();
        var folder = Path.Combine(Path.GetTempPath(), $"customerhealth-{name}-{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var aside = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
        }

        using var npm = Process.Start(new ProcessStartInfo(Npm!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = aside,
            RedirectStandardError = true,
        })!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed: {errors}");
        try
        {
            Directory.Move(aside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(aside, recursive: true); // Another run was faster.
        }

        return folder;
    }
}

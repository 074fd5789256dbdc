using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>A Chromium of this machine, and the accessibility rules of axe-core, which npm installs from a locked version.</summary>
public sealed class RealBrowser : IAsyncLifetime
{
    /// <summary>Once a process, however many classes of tests have a browser.</summary>
    private static readonly Lazy<Task<string>> AxeInstalled = new(InstallAxeAsync);

    private IPlaywright? playwright;

    /// <summary>Where the browser is; null when there is none.</summary>
    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Find("chromium", "chromium-browser", "google-chrome");

    public static string? Npm { get; } = Find("npm");

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The source of axe-core.</summary>
    public string Axe { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium is null || Npm is null)
        {
            return; // The tests are skipped, or fail by themselves in CI.
        }

        Axe = await File.ReadAllTextAsync(await AxeInstalled.Value);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
        });
    }

    public async Task DisposeAsync()
    {
        await (Browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
    }

    /// <summary>Once per locked version and machine.</summary>
    private static async Task<string> InstallAxeAsync()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Pages", "axe");
        var locked = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var folder = Path.Combine(Path.GetTempPath(), $"customerhealth-axe-{Convert.ToHexStringLower(SHA256.HashData(locked))[..12]}");
        var script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
        {
            Directory.CreateDirectory(folder);
            foreach (var name in new[] { "package.json", "package-lock.json" })
            {
                File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
            }

            using var npm = Process.Start(new ProcessStartInfo(Npm!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            {
                WorkingDirectory = folder,
                RedirectStandardError = true,
            })!;
            var errors = await npm.StandardError.ReadToEndAsync();
            await npm.WaitForExitAsync();
            Assert.True(npm.ExitCode == 0, $"npm ci failed: {errors}");
        }

        return script;
    }

    private static string? Find(params IReadOnlyList<string> names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// A test in a real Chromium. Where there is none, or no Node for the accessibility rules, it is skipped and says so; in CI it runs, and
/// fails if something is missing: a gate that skips itself is none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    private static readonly string? Missing =
        RealBrowser.Chromium is null ? "No Chromium here (apt-get install chromium, or set CHROMIUM to its path)."
        : RealBrowser.Npm is null ? "No npm here; the accessibility rules come from it."
        : null;

    public BrowserTheoryAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;
}

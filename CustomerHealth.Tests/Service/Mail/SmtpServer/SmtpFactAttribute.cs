using CustomerHealth.LocalHost.Azurite;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail.SmtpServer;

/// <summary>A test with a real SMTP server. Where Node or npm is missing it is skipped and says so; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute() => Skip = SmtpNeeds.Skip;
}

/// <summary>The same with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmtpTheoryAttribute : TheoryAttribute
{
    public SmtpTheoryAttribute() => Skip = SmtpNeeds.Skip;
}

internal static class SmtpNeeds
{
    public static string? Node { get; } = AzuriteInstallation.Executable("node");

    public static string? Npm { get; } = AzuriteInstallation.Executable("npm");

    public static string? Skip =>
        Environment.GetEnvironmentVariable("CI") == "true" ? null
        : Node is null ? "No Node here; the SMTP server of the mail tests runs on it."
        : Npm is null ? "No npm here; the SMTP server of the mail tests comes from it."
        : null;
}

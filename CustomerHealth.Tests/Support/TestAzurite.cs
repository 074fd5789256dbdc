namespace CustomerHealth.Tests.Support;

internal static class TestAzurite
{
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("PATH")!.Contains("nvm", StringComparison.Ordinal) ? null : "No Node here; Azurite comes from npm (apt-get install nodejs npm).";

    public static Task EndAsync() => Task.CompletedTask;
}

namespace CustomerHealth.LocalHost;

/// <summary>
/// The app's settings here: defaults for one machine, generated secrets over them, then environment variables, then what the caller
/// says. No file of settings, so that a folder one happens to be in changes nothing.
/// </summary>
internal static class LocalConfiguration
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        // Open surfaces are safe here because nothing listens beyond the loopback address. Elsewhere a missing mode means Accounts.
        ["Auth:Mode"] = "Development",

        // Storage requests cost nothing here, so a page need not wait to share them.
        ["Dashboards:RollUpAfter"] = "00:00:01",
        ["Dashboards:ReduceAfter"] = "00:00:00.500",
    };

    public static void Add(IConfigurationBuilder configuration, LocalOptions options)
    {
        configuration.AddInMemoryCollection(Defaults);
        configuration.AddInMemoryCollection(LocalSecrets.In(options.DataFolder));
        if (options.ReadsEnvironment)
        {
            configuration.AddEnvironmentVariables();
        }

        configuration.AddInMemoryCollection(options.Settings);
    }
}

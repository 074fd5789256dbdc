namespace CustomerHealth.LocalHost;

/// <summary>
/// The app's settings here: defaults for one machine, generated secrets over them, then environment variables, then what the caller
/// says. No file of settings, so that a folder one happens to be in changes nothing.
/// </summary>
internal static class LocalConfiguration
{
    /// <summary>Open surfaces are safe here because nothing listens beyond the loopback address. Elsewhere a missing mode means Accounts.</summary>
    private static readonly Dictionary<string, string?> Defaults = new() { ["Auth:Mode"] = "Development" };

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

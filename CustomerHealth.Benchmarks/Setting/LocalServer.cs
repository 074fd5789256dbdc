using CustomerHealth.LocalHost;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The whole app over HTTP on a store in a file, without a log.</summary>
internal static class LocalServer
{
    /// <param name="works">Whether its queues are worked on, too.</param>
    public static Task<LocalApp> StartAsync(string file, bool works) => LocalApp.StartAsync(new LocalOptions
    {
        Storage = LocalStorage.File(file),
        RunsFunctions = works,
        Logging = _ => { },
    });
}

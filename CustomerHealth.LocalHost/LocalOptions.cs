using CustomerHealth.LocalHost.Clock;
using CustomerHealth.LocalHost.CommandLine;
using CustomerHealth.LocalHost.Demo;

namespace CustomerHealth.LocalHost;

/// <summary>How the app in this process is put together. The defaults are those of a test: nothing outlives the process.</summary>
public sealed record LocalOptions
{
    public LocalStorage Storage { get; init; } = LocalStorage.InMemory();

    /// <summary>The app's clock. The store, the queues and their leases keep to the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Port on the loopback address; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Settings by name (<c>Auth:Mode</c>); they win over everything else.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether environment variables count as settings, as they do for the program but should not for a test.</summary>
    public bool ReadsEnvironment { get; init; }

    /// <summary>Where generated secrets are kept; null: they are made anew at every start.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Last word on the services, for tests that watch or replace one.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Where the log goes; the console when null.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Messages to handle and timers to run. A test that wants to look at a queue switches this off.</summary>
    public bool RunsFunctions { get; init; } = true;

    /// <summary>What the command line asks for.</summary>
    public static LocalOptions For(Arguments arguments, string folder)
    {
        var data = Path.GetFullPath(arguments.Data, folder);
        var clock = arguments.Clock is { } start ? new OffsetClock(start, TimeProvider.System) : TimeProvider.System;
        return new LocalOptions
        {
            Storage = StorageOf(arguments.Storage ?? Environment.GetEnvironmentVariable("LocalHost__Storage"), data),
            Clock = arguments.Demo ? new DemoClock(clock) : clock,
            Port = arguments.Port,
            ReadsEnvironment = true,
            DataFolder = data,
        };
    }

    private static LocalStorage StorageOf(string? storage, string data) => storage switch
    {
        null or "" or Arguments.EmbeddedStorage => LocalStorage.File(Path.Combine(data, "customerhealth.db")),
        Arguments.AzuriteStorage => LocalStorage.Azurite(Path.Combine(data, "azurite")),
        _ => LocalStorage.Account(storage),
    };
}

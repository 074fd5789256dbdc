namespace CustomerHealth.LocalHost.CommandLine;

/// <summary>What the process is asked to do.</summary>
public enum Command
{
    Serve,
    ImportRavenstack,
    ImportCdnow,
    Help,
}

/// <summary>The command line, understood.</summary>
public sealed record Arguments
{
    public const int DefaultPort = 7071;

    public const string DefaultData = ".data";

    public const string EmbeddedStorage = "sqlite";

    public const string AzuriteStorage = "azurite";

    public const string Usage = """
        CustomerHealth in one process.

          serve (nothing said)           run the app on http://localhost:7071
          import ravenstack DIR          read the five ravenstack_*.csv files and send them through the public API
          import cdnow FILE              the same with the purchases of CDNOW_master.txt or CDNOW_sample.txt

          --demo                         fill an empty store with a made-up company first
          --data DIR                     where the store and generated secrets live (default: .data)
          --storage WHAT                 sqlite (default), azurite (at its usual ports; started if none runs, needs Node),
                                         or a connection string; so that no key stands in a list of processes it may be
                                         given as the environment variable LocalHost__Storage instead
          --port N                       port on the loopback address, 0 picks a free one (default: 7071)
          --clock ISO                    start the app's clock at this date or date-time (UTC unless it says otherwise)
          --url URL                      import: send to this running server, whose own data and clock count
          --help                         this text
        """;

    public Command Command { get; init; }

    /// <summary>The folder or file to import from; empty unless something is imported.</summary>
    public string From { get; init; } = "";

    public bool Demo { get; init; }

    public string Data { get; init; } = DefaultData;

    /// <summary><see cref="EmbeddedStorage"/>, <see cref="AzuriteStorage"/> or a connection string; null: not said.</summary>
    public string? Storage { get; init; }

    public int Port { get; init; } = DefaultPort;

    /// <summary>Where the app's clock starts; null: now.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>The running server an import is sent to; null: this process.</summary>
    public Uri? Url { get; init; }

    /// <summary>Without the storage, which may be a connection string: a record would print the key in it.</summary>
    public override string ToString() => $"{Command} {From} --data {Data} --port {Port}";

    /// <summary>Reads the words given.</summary>
    /// <exception cref="ArgumentsException">A sentence for the person who typed them.</exception>
    public static Arguments Parse(IReadOnlyList<string> words) => new ArgumentReader(words).Read();
}

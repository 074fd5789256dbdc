using System.Globalization;

namespace CustomerHealth.LocalHost.CommandLine;

/// <summary>
/// Reads switches in any order. Our own, because the configuration provider takes the word after any switch for its value, and
/// <c>--demo --port 0</c> would start a demo called "--port".
/// </summary>
internal sealed class ArgumentReader(IReadOnlyList<string> words)
{
    private static readonly string[] ClockFormats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> plain = [];
    private int next;

    public Arguments Read()
    {
        var arguments = new Arguments();
        while (next < words.Count)
        {
            var word = words[next++];
            arguments = word.StartsWith('-') ? ReadSwitch(arguments, word) : ReadPlain(arguments, word);
        }

        return arguments.Command == Command.Help ? arguments : ReadCommand(arguments);
    }

    private Arguments ReadPlain(Arguments arguments, string word)
    {
        plain.Add(word);
        return arguments;
    }

    private Arguments ReadSwitch(Arguments arguments, string word)
    {
        var (name, attached) = Split(word);
        if (!seen.Add(name))
        {
            throw new ArgumentsException($"{name} is given twice.");
        }

        return name switch
        {
            "--help" or "-h" => arguments with { Command = Command.Help },
            "--demo" when attached is null => arguments with { Demo = true },
            "--demo" => throw new ArgumentsException("--demo takes no value."),
            "--data" => arguments with { Data = Value(name, attached) },
            "--storage" => arguments with { Storage = Storage(Value(name, attached)) },
            "--port" => arguments with { Port = Port(Value(name, attached)) },
            "--clock" => arguments with { Clock = Clock(Value(name, attached)) },
            "--url" => arguments with { Url = Url(Value(name, attached)) },
            _ => throw new ArgumentsException($"Unknown switch {name}."),
        };
    }

    private Arguments ReadCommand(Arguments arguments)
    {
        var serves = plain is [] or ["serve"];
        if (serves && arguments.Url is not null)
        {
            throw new ArgumentsException("--url belongs to import.");
        }

        if (!serves && arguments.Demo)
        {
            throw new ArgumentsException("--demo and import do not go together.");
        }

        if (serves)
        {
            return arguments;
        }

        return plain switch
        {
            ["import", "ravenstack", var folder] => arguments with { Command = Command.ImportRavenstack, From = folder },
            ["import", "ravenstack"] => throw new ArgumentsException("import ravenstack needs the folder of its files."),
            ["import", "cdnow", var file] => arguments with { Command = Command.ImportCdnow, From = file },
            ["import", "cdnow"] => throw new ArgumentsException("import cdnow needs its file."),
            ["import", ..] => throw new ArgumentsException("What can be imported: import ravenstack DIR, import cdnow FILE."),
            _ => throw new ArgumentsException($"Unknown command {plain[0]}."),
        };
    }

    private static (string Name, string? Attached) Split(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (word[..at], word[(at + 1)..]) : (word, null);

    private string Value(string name, string? attached)
    {
        var value = attached ?? (next < words.Count && !words[next].StartsWith("--", StringComparison.Ordinal) ? words[next++] : "");
        return value.Length > 0 ? value : throw new ArgumentsException($"{name} needs a value.");
    }

    /// <summary>A connection string is known by its '='; what is wrong with one is told without repeating it.</summary>
    private static string Storage(string value) =>
        value is Arguments.EmbeddedStorage or Arguments.AzuriteStorage || value.Contains('=', StringComparison.Ordinal)
            ? value
            : throw new ArgumentsException($"--storage is sqlite, azurite or a connection string, not {value}.");

    private static int Port(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535
            ? port
            : throw new ArgumentsException($"--port is a number from 0 to 65535, not {value}.");

    private static DateTimeOffset Clock(string value) =>
        DateTimeOffset.TryParseExact(
            value, ClockFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var clock)
            ? clock
            : throw new ArgumentsException($"--clock is a date or date-time such as 2025-01-01 or 2025-01-01T08:30:00Z, not {value}.");

    private static Uri Url(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new ArgumentsException($"--url is an http or https address, not {value}.");
}

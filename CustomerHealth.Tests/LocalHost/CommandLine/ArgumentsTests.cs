using CustomerHealth.LocalHost.CommandLine;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.CommandLine;

public sealed class ArgumentsTests
{
    [Fact]
    public void Nothing_said_means_serve_with_the_defaults()
    {
        var arguments = Arguments.Parse([]);

        Assert.Equal(new Arguments { Command = Command.Serve, Data = ".data", Port = 7071, Demo = false, Clock = null, Url = null }, arguments);
    }

    [Theory]
    [InlineData("--demo --port 0 --data store --clock 2025-01-01")]
    [InlineData("--port 0 --demo --clock 2025-01-01 --data store")]
    [InlineData("--clock=2025-01-01 --data=store --demo --port=0")]
    [InlineData("--data store --clock 2025-01-01T00:00:00Z serve --port 0 --demo")]
    public void The_order_of_switches_does_not_matter_and_demo_takes_no_value(string line)
    {
        var arguments = Arguments.Parse(line.Split(' '));

        var expected = new Arguments { Demo = true, Port = 0, Data = "store", Clock = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal(expected, arguments);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("azurite")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("AccountName=acme;AccountKey=c2VjcmV0LWtleQ==")]
    public void Storage_is_one_of_two_words_or_a_connection_string(string storage) =>
        Assert.Equal(storage, Arguments.Parse(["--storage", storage]).Storage);

    [Theory]
    [InlineData("postgres")]
    [InlineData("Azurite")]
    public void Any_other_storage_is_refused(string storage)
    {
        var exception = Assert.Throws<ArgumentsException>(() => Arguments.Parse(["--storage", storage]));

        Assert.Equal($"--storage is sqlite, azurite or a connection string, not {storage}.", exception.Message);
    }

    [Fact]
    public void A_key_on_the_command_line_is_not_printed() => Assert.DoesNotContain(
        "c2VjcmV0", $"{Arguments.Parse(["--storage", "AccountName=acme;AccountKey=c2VjcmV0LWtleQ=="])}", StringComparison.Ordinal);

    [Theory]
    [InlineData("2025-01-01", "2025-01-01T00:00:00Z")]
    [InlineData("2025-01-01T08:30", "2025-01-01T08:30:00Z")]
    [InlineData("2025-01-01T08:30:15Z", "2025-01-01T08:30:15Z")]
    [InlineData("2025-01-01T08:30:15+02:00", "2025-01-01T06:30:15Z")]
    [InlineData("2025-01-01T08:30:15.250Z", "2025-01-01T08:30:15.250Z")]
    public void The_clock_takes_a_date_or_a_date_time_and_means_utc(string given, string meant)
    {
        var arguments = Arguments.Parse(["--clock", given]);

        Assert.Equal(DateTimeOffset.Parse(meant, System.Globalization.CultureInfo.InvariantCulture), arguments.Clock);
    }

    [Theory]
    [InlineData("import ravenstack files --clock 2025-01-01 --data store")]
    [InlineData("--clock 2025-01-01 import --data store ravenstack files")]
    public void An_import_is_recognised_wherever_the_switches_stand(string line)
    {
        var arguments = Arguments.Parse(line.Split(' '));

        Assert.Equal((Command.ImportRavenstack, "files", "store"), (arguments.Command, arguments.From, arguments.Data));
    }

    [Fact]
    public void Purchases_come_from_one_file()
    {
        var arguments = Arguments.Parse(["import", "cdnow", "CDNOW_master.txt", "--clock", "1998-07-01"]);

        Assert.Equal((Command.ImportCdnow, "CDNOW_master.txt"), (arguments.Command, arguments.From));
    }

    [Fact]
    public void An_import_may_go_to_a_running_server()
    {
        var arguments = Arguments.Parse(["import", "ravenstack", "files", "--url", "http://localhost:7071"]);

        Assert.Equal(new Uri("http://localhost:7071"), arguments.Url);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("nonsense --help")]
    public void Help_wins_over_what_else_is_wrong_with_the_words(string line)
    {
        Assert.Equal(Command.Help, Arguments.Parse(line.Split(' ')).Command);
    }

    [Theory]
    [InlineData("--demmo", "Unknown switch --demmo.")]
    [InlineData("-p 1", "Unknown switch -p.")]
    [InlineData("--demo=yes", "--demo takes no value.")]
    [InlineData("--demo --demo", "--demo is given twice.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port --demo", "--port needs a value.")]
    [InlineData("--data=", "--data needs a value.")]
    [InlineData("--port 65536", "--port is a number from 0 to 65535, not 65536.")]
    [InlineData("--port http", "--port is a number from 0 to 65535, not http.")]
    [InlineData("--clock yesterday", "--clock is a date or date-time such as 2025-01-01 or 2025-01-01T08:30:00Z, not yesterday.")]
    [InlineData("--clock 01/02/2025", "--clock is a date or date-time such as 2025-01-01 or 2025-01-01T08:30:00Z, not 01/02/2025.")]
    [InlineData("--url http://localhost:7071", "--url belongs to import.")]
    [InlineData("import ravenstack files --url here", "--url is an http or https address, not here.")]
    [InlineData("import ravenstack files --demo", "--demo and import do not go together.")]
    [InlineData("import ravenstack", "import ravenstack needs the folder of its files.")]
    [InlineData("import cdnow", "import cdnow needs its file.")]
    [InlineData("import everything", "What can be imported: import ravenstack DIR, import cdnow FILE.")]
    [InlineData("run", "Unknown command run.")]
    public void A_line_nobody_can_follow_says_what_is_wrong(string line, string message)
    {
        var refusal = Assert.Throws<ArgumentsException>(() => Arguments.Parse(line.Split(' ')));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public async Task A_misused_program_ends_with_2_and_complains_on_stderr_only()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var code = await CustomerHealth.LocalHost.LocalProgram.RunAsync(["--demmo"], ".", output, errors);

        Assert.Equal((2, "", "Unknown switch --demmo. Try --help."), (code, output.ToString(), errors.ToString().TrimEnd()));
    }
}

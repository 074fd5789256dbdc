using System.Text.Json;
using CustomerHealth.LocalHost.Azurite;
using CustomerHealth.LocalHost.CommandLine;
using CustomerHealth.LocalHost.Demo;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.Service.Storage;
using Microsoft.Extensions.Options;

namespace CustomerHealth.LocalHost;

/// <summary>The program behind the command line.</summary>
public static class LocalProgram
{
    private const int Failed = 1;

    /// <summary>A command line nobody can follow.</summary>
    private const int Misused = 2;

    /// <returns>The exit code: 0 done, 1 failed, 2 misused.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, string folder, TextWriter output, TextWriter errors)
    {
        try
        {
            var arguments = Arguments.Parse(words);
            return arguments.Command switch
            {
                Command.Help => Help(output),
                Command.ImportRavenstack or Command.ImportCdnow => await ImportCommand.RunAsync(arguments, folder, output, CancellationToken.None),
                _ => await ServeAsync(arguments, folder, output),
            };
        }
        catch (ArgumentsException exception)
        {
            await errors.WriteLineAsync($"{exception.Message} Try --help.");
            return Misused;
        }
        catch (Exception exception) when (IsForPeople(exception))
        {
            await errors.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    /// <summary>What can go wrong outside the program (a taken port, a locked store, a server that is away), and whose message says it all.</summary>
    private static bool IsForPeople(Exception exception) =>
        exception is ImportException or AzuriteException or HttpRequestException or StorageUnavailableException or TimeoutException or IOException
            or UnauthorizedAccessException or InvalidDataException or JsonException or OptionsValidationException;

    private static int Help(TextWriter output)
    {
        output.WriteLine(Arguments.Usage);
        return 0;
    }

    private static async Task<int> ServeAsync(Arguments arguments, string folder, TextWriter output)
    {
        await using var app = await LocalApp.StartAsync(LocalOptions.For(arguments, folder));
        if (arguments.Demo)
        {
            await DemoRun.FillAsync(app, output, CancellationToken.None);
        }

        await output.WriteLineAsync($"CustomerHealth listens on {app.Address}  (Ctrl+C ends it)");
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }
}

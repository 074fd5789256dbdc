using System.Diagnostics;
using System.Globalization;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>The real program in a process of its own, on a free port.</summary>
internal sealed class LocalProcess : IDisposable
{
    private const string Greeting = "CustomerHealth listens on ";

    private readonly Process process;

    private LocalProcess(Process process, Uri address) => (this.process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    public static async Task<LocalProcess> StartAsync(string data, string storage, DateTimeOffset now)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "CustomerHealth.LocalHost.dll"), "serve",
                "--data", data, "--port", "0", "--clock", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
        };
        // Not on the command line, since a connection string has a key in it.
        start.Environment["LocalHost__Storage"] = storage;
        // What a killed process had in hand comes back soon, and roll-ups do not keep the queues busy.
        start.Environment["Queues__Lease"] = "00:00:03";
        start.Environment["Dashboards__RollUpAfter"] = "00:00:01";
        start.Environment["Dashboards__ReduceAfter"] = "00:00:01";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                return new LocalProcess(process, new Uri(line[Greeting.Length..].Split(' ')[0]));
            }
        }

        throw new InvalidOperationException($"The process ended with {process.ExitCode} before it listened.");
    }

    /// <summary>Ends it at once, as a power cut does (SIGKILL), this process and no other.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}

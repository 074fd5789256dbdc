using CustomerHealth.LocalHost.CommandLine;
using CustomerHealth.LocalHost.Import.Cdnow;
using CustomerHealth.LocalHost.Import.Ravenstack;

namespace CustomerHealth.LocalHost.Import;

/// <summary><c>import ravenstack DIR</c> and <c>import cdnow FILE</c>: into this process's store, or into a running server.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(Arguments arguments, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var from = Path.GetFullPath(arguments.From, folder);
        var history = arguments.Command == Command.ImportCdnow ? CdnowTranslation.Of(CdnowFile.Read(from)) : Ravenstack(new RavenstackFiles(from));
        if (arguments.Url is { } url)
        {
            using var remote = RemoteServer.Connect(url);
            return await ImportAsync(history, remote, output, (platform, before) => RemoteServer.DrainAsync(platform, before, cancellationToken), cancellationToken);
        }

        // A port of its own, so that a server already running on the same store goes on undisturbed.
        await using var app = await LocalApp.StartAsync(LocalOptions.For(arguments with { Port = 0 }, folder), cancellationToken);
        using var client = app.CreateOperatorClient();
        return await ImportAsync(history, client, output, Drain, cancellationToken);

        async Task Drain(PlatformClient platform, EventTotals before)
        {
            // Queues first, then the counts: another process on the same store may have applied a part, and tells within a minute.
            await app.DrainAsync(Patience, cancellationToken);
            await RemoteServer.DrainAsync(platform, before, cancellationToken);
        }
    }

    private static History Ravenstack(RavenstackFiles files) =>
        new([.. RavenstackTranslation.Customers(files)], [.. RavenstackTranslation.Events(files)]);

    private static async Task<int> ImportAsync(
        History history, HttpClient client, TextWriter output, Func<PlatformClient, EventTotals, Task> drain, CancellationToken cancellationToken)
    {
        var platform = new PlatformClient(client);
        var progress = ProgressLine.On(output);
        var submission = new Submission(platform, progress);
        var before = await platform.TotalsAsync(cancellationToken);
        await submission.SendAsync(history.Customers, history.Events, cancellationToken);
        await output.WriteLineAsync("waiting until all events are applied");
        await drain(platform, before);
        var totals = await platform.TotalsAsync(cancellationToken) - before;
        await ImportReport.WriteAsync(output, totals, await platform.CustomersAsync(cancellationToken), submission.Rejected);
        return submission.Rejected.Count == 0 && totals.Dead == 0 && totals.Decided >= totals.Accepted ? 0 : 1;
    }
}

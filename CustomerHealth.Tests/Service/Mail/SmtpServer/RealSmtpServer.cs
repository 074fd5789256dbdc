using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail.SmtpServer;

/// <summary>
/// The SMTP server of <c>server.js</c>, which npm installs from a locked version: listeners on loopback, and every mail they took as it
/// came. The left side of a recipient's address says how it is answered: <c>refuse</c>, <c>busy</c>, <c>hang</c>, <c>spam</c>, <c>drop</c>.
/// </summary>
public sealed class RealSmtpServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Once a process, however many classes of tests have a server.</summary>
    private static readonly Lazy<Task<string>> Installed = new(() =>
        NpmFolder.InstallAsync(Path.Combine(AppContext.BaseDirectory, "Service", "Mail", "SmtpServer"), "smtp"));

    private readonly ConcurrentDictionary<string, TaskCompletionSource> flushes = new();
    private readonly TaskCompletionSource<Dictionary<string, int>> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private Dictionary<string, int> ports = [];
    private Process? process;

    /// <summary>Neither TLS nor a sign-in.</summary>
    public int Open => ports["open"];

    /// <summary>Takes mails of <c>mailer</c> with password <c>right</c> only.</summary>
    public int SignedIn => ports["signedIn"];

    /// <summary>Offers TLS, with a certificate nobody trusts.</summary>
    public int StartTls => ports["startTls"];

    /// <summary>Speaks TLS from the first byte on, with the same one.</summary>
    public int Tls => ports["tls"];

    public async Task InitializeAsync()
    {
        if (NpmFolder.Node is null || NpmFolder.Npm is null)
        {
            return; // The tests are skipped, or fail by themselves in CI.
        }

        var folder = await Installed.Value;
        process = Process.Start(new ProcessStartInfo(NpmFolder.Node, ["server.js"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = Task.Run(ReadAsync);
        if (await Task.WhenAny(listening.Task, errors) == errors)
        {
            Assert.Fail($"The SMTP server ended: {await errors}");
        }

        ports = await listening.Task;
    }

    public async Task DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
    }

    /// <summary>The mails that were taken since the last time, all of them.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> TakeAsync()
    {
        var flush = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var name = Guid.NewGuid().ToString("N");
        flushes[name] = flush;
        await process!.StandardInput.WriteLineAsync(name);
        await process.StandardInput.FlushAsync();
        await flush.Task.WaitAsync(Patience);
        var taken = new List<ReceivedMail>();
        while (mails.TryDequeue(out var mail))
        {
            taken.Add(mail);
        }

        return taken;
    }

    private async Task ReadAsync()
    {
        while (await process!.StandardOutput.ReadLineAsync() is { } line)
        {
            using var said = JsonDocument.Parse(line);
            if (said.RootElement.TryGetProperty("ports", out var open))
            {
                listening.SetResult(open.EnumerateObject().ToDictionary(port => port.Name, port => port.Value.GetInt32()));
            }
            else if (said.RootElement.TryGetProperty("flushed", out var name))
            {
                flushes[name.GetString()!].SetResult();
            }
            else
            {
                mails.Enqueue(ReceivedMail.Read(said.RootElement));
            }
        }
    }
}

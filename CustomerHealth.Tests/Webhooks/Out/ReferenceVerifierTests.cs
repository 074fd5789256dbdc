using System.Diagnostics;
using System.Text.Json;
using CustomerHealth.Service.Webhooks;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>What we send, as the reference library of Standard Webhooks takes it.</summary>
public sealed class ReferenceVerifierTests : WebhookTest
{
    [VerifierFact]
    public async Task The_reference_library_takes_what_we_send_and_refuses_what_was_altered()
    {
        var (id, old) = await SubscribeAsync();
        await Service.PutAsync(Company("acme", "Acme & Söhne 🏠"));
        var before = Assert.Single(await ToldAsync());
        var rotated = (await Subscriptions.RotateAsync(ServiceUnderTest.Tenant, id, Token)).Secret!;
        await Service.PutAsync(Company("acme", "\"Apex\"\\"));
        var between = Assert.Single(await ToldAsync());

        var said = await VerifyAsync(
            Line(before, old),
            Line(between, old),
            Line(between, rotated),
            Line(before, rotated),
            Line(before, StandardWebhooks.NewSecret()),
            Line(before with { Body = [.. before.Body, (byte)' '] }, old),
            Line(before with { Headers = new Dictionary<string, string>(before.Headers) { ["webhook-id"] = "msg_other" } }, old),
            Line(before, old, late: 301));

        Assert.Equal(["ok", "ok", "ok"], said[..3]);
        Assert.Equal(Enumerable.Repeat("No matching signature found", 4), said[3..7]);
        Assert.Equal("Message timestamp too old", said[7]);
    }

    private static string Line(ReceivedWebhook message, string secret, int late = 0) => JsonSerializer.Serialize(new
    {
        secret,
        headers = message.Headers,
        body = Convert.ToBase64String(message.Body),
        now = message.Timestamp + late,
    });

    private static async Task<string[]> VerifyAsync(params string[] lines)
    {
        Assert.True(NpmFolder.Node is not null && NpmFolder.Npm is not null, "Node and npm are needed.");
        var folder = await NpmFolder.InstallAsync(Path.Combine(AppContext.BaseDirectory, "Webhooks", "Out", "Verifier"), "webhooks");
        using var process = Process.Start(new ProcessStartInfo(NpmFolder.Node, ["verify.js"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        foreach (var line in lines)
        {
            await process.StandardInput.WriteLineAsync(line);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>A test with the reference library. Where Node or npm is missing it is skipped and says so; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VerifierFactAttribute : FactAttribute
{
    public VerifierFactAttribute() => Skip = NpmFolder.Skip("the reference library of the webhook tests");
}

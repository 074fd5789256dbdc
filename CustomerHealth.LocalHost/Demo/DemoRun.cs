using CustomerHealth.LocalHost.Import;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>Fills a store with the demo company once, through the public API, and says what there is to see.</summary>
public static class DemoRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task FillAsync(LocalApp app, TextWriter output, CancellationToken cancellationToken)
    {
        var marker = new DemoMarker(app.Services.GetRequiredService<ITableStore>());
        var (moment, done) = await marker.BeginAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        if (!done)
        {
            using var client = app.CreateOperatorClient();
            var submission = new Submission(new PlatformClient(client), ProgressLine.On(output));
            if (app.Services.GetRequiredService<TimeProvider>() is DemoClock clock)
            {
                await DemoWeeks.LiveAsync(app, clock, submission, moment, cancellationToken);
            }
            else
            {
                await submission.SendAsync(DemoCompany.Customers(moment), [.. DemoCompany.Events(moment)], cancellationToken);
            }

            await app.DrainAsync(Patience, cancellationToken);
            await new DemoOffice(client, Password(app)).OpenAsync(moment, cancellationToken);
            await app.DrainAsync(Patience, cancellationToken);
            await new DemoReports(client).MakeAsync(moment, cancellationToken);
            await marker.OverwriteDoneAsync(moment, cancellationToken);
        }

        await output.WriteLineAsync(DemoTour.For(app.Address, Password(app)));
    }

    /// <summary>Short enough to be typed, and still 64 random bits.</summary>
    private static string Password(LocalApp app) =>
        app.Services.GetRequiredService<IConfiguration>()[LocalSecrets.DemoPassword]?[..16]
        ?? throw new InvalidOperationException($"{LocalSecrets.DemoPassword} is not set.");
}

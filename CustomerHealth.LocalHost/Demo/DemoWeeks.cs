using System.Diagnostics;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>Lets an app live through the demo company's weeks, so that it has the scores of each of them.</summary>
public static class DemoWeeks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Sends everything up to <paramref name="moment"/>, a week at a time, each at its time. Sending again what was sent before does no
    /// harm: events have ids, and a customer's time never runs backwards.
    /// </summary>
    /// <param name="clock">The app's clock.</param>
    public static async Task LiveAsync(
        LocalApp app, DemoClock clock, Submission submission, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var weeks = DemoCompany.Events(moment)
            .ToLookup(happened => (int)((moment - happened.Time).Ticks / TimeSpan.FromDays(7).Ticks))
            .OrderByDescending(week => week.Key);
        var customers = DemoCompany.Customers(moment);
        foreach (var week in weeks)
        {
            clock.Show(moment.AddDays(-7 * week.Key));
            await submission.SendAsync(customers, [.. week], cancellationToken);
            await AppliedAsync(app, cancellationToken);

            // Who did nothing that week has a score of that week, too.
            await app.Services.GetRequiredService<NightlyRecalculation>().StartAsync(cancellationToken);
            customers = [];
        }

        clock.Resume();
    }

    /// <summary>Until the queue of events is empty. Roll-ups may wait: only the last ones are looked at.</summary>
    private static async Task AppliedAsync(LocalApp app, CancellationToken cancellationToken)
    {
        var queues = app.Services.GetRequiredService<IQueueStore>();
        var watch = Stopwatch.StartNew();
        while (await queues.CountAsync(QueueNames.Events, cancellationToken) > 0)
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"The demo's events were not applied within {Patience}.");
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }
}

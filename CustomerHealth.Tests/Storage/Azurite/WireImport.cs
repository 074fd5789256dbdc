using System.Text;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.LocalHost.Import.Ravenstack;
using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.EndToEnd;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Storage.Azurite;

/// <summary>
/// The small RavenStack sample, imported step by step over a wire that fails: the store is opened, customers are put, batches handed in,
/// messages handled and deleted, roll-ups and dashboards built. Whoever meets a failure does what the real one does: the importer sends
/// again, the host gives the message again.
/// </summary>
internal sealed class WireImport
{
    private const int BatchEvents = 10;
    private const int Tries = 50;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly ServiceUnderTest service;
    private readonly WireFaults wire;

    private WireImport(ServiceUnderTest service, WireFaults wire) => (this.service, this.wire) = (service, wire);

    /// <returns>Everything the store knows in the end.</returns>
    public static async Task<string> RunAsync(WireFaults wire, int retries)
    {
        var clock = new TestClock();
        var rest = RestStore.Open(await TestAzurite.NewAccountAsync(), new RestOptions
        {
            Transport = wire,
            Retry = { MaxRetries = retries, Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
        var account = LocalStores.Of(rest);
        var store = new TestStore(account with { Queues = new HeldBackMessages(account.Queues, clock) });
        await using var service = ServiceUnderTest.Over(store, clock);
        var import = new WireImport(service, wire);
        await import.RunAsync();
        wire.Paused = true;
        return await service.PictureAsync();
    }

    private async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        RavenstackSample.WriteTo(folder);
        var files = new RavenstackFiles(folder.Path);
        await PersistAsync(() => service.Get<StoreFormat>().OpenAsync(CancellationToken.None));
        foreach (var customer in RavenstackTranslation.Customers(files))
        {
            await PersistAsync(() => service.PutAsync(Draft(customer)));
        }

        foreach (var batch in RavenstackTranslation.Events(files).Select(Submission).Chunk(BatchEvents))
        {
            await PersistAsync(() => service.SubmitAsync(batch));
        }

        await DrainAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(10));
        await DrainAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(3));
        await DrainAsync();
    }

    private static ProfileDraft Draft(CustomerSubmission customer) => new(
        customer.Id, CustomerKind.Organisation, customer.Name, customer.Industry, customer.Segment, customer.CreatedAt, customer.Attributes);

    private static EventSubmission Submission(CloudEvent history)
    {
        var json = JsonSerializer.SerializeToElement(history, CloudEventJson.Default.CloudEvent);
        return new EventSubmission(
            history.Subject, history.Source, history.Id, history.Type, history.Time, json.GetProperty("data"), json.GetRawText().Length, Backfill: true);
    }

    private async Task DrainAsync()
    {
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var queue in new[] { QueueNames.Events, QueueNames.Shards })
            {
                foreach (var lease in await UndisturbedAsync(() => service.Store.ReceiveAsync(queue, 1, Lease, CancellationToken.None)))
                {
                    busy = true;
                    await HandleAsync(queue, lease);
                }
            }
        }
    }

    /// <summary>A message that failed, or whose delete did, is shown again; one that was deleted after all stays away.</summary>
    private async Task HandleAsync(string queue, QueueLease lease)
    {
        try
        {
            await service.DeliverAsync(queue, Encoding.UTF8.GetString(lease.Body!.Value.Span));
            await service.Store.DeleteAsync(queue, lease, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            await UndisturbedAsync(() => service.Store.ExtendAsync(queue, lease, TimeSpan.Zero, CancellationToken.None));
        }
    }

    private async Task<T> UndisturbedAsync<T>(Func<Task<T>> step)
    {
        wire.Paused = true;
        try
        {
            return await step();
        }
        finally
        {
            wire.Paused = false;
        }
    }

    private static async Task PersistAsync(Func<Task> step)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await step();
                return;
            }
            catch (StorageUnavailableException) when (tries < Tries)
            {
                // As the answer 503 asks: once more, which is safe for whatever was sent.
            }
        }
    }
}

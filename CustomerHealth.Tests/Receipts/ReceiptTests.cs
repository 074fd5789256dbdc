using System.Globalization;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Receipts;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Receipts;

/// <summary>What became of each event of a submission, read from the rows there are.</summary>
public sealed class ReceiptTests : ServiceTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
    }

    [Fact]
    public async Task Each_event_is_pending_until_the_worker_has_decided()
    {
        await SubmitWholeAsync(Login("ada", "known"), Login("ada", "rival"));
        await Service.DrainAsync();
        var batch = await SubmitWholeAsync(
            Login("ada", "new"),
            Login("ada", "known"),
            Login("ada", "rival", count: 7),
            Login("nobody", "1"),
            Login("bob", "2"),
            Login("bob", "2"));

        Assert.Equal("pending duplicate conflict rejected pending pending", await StatusesAsync(batch));
        await Service.DrainAsync();
        Assert.Equal("applied duplicate conflict rejected applied duplicate", await StatusesAsync(batch));
    }

    [Fact]
    public async Task A_second_delivery_of_the_message_changes_nothing_about_what_was_applied()
    {
        var batch = await SubmitWholeAsync(Login("ada", "1"));
        var text = Assert.Single(await Service.TakeAsync());

        await Service.DeliverAsync(QueueNames.Events, text);
        await Service.DeliverAsync(QueueNames.Events, text);

        Assert.Equal("applied", await StatusesAsync(batch));
    }

    [Fact]
    public async Task An_event_in_quarantine_says_why_also_when_it_got_there_after_midnight()
    {
        var batch = await SubmitWholeAsync(Login("ada", "1"));
        var text = Assert.Single(await Service.TakeAsync());
        Clock.Advance(TimeSpan.FromDays(1));

        await Service.DeliverAsync(QueueNames.Events, text.Replace("\"t\":\"login\"", "\"t\":\"dance\"", StringComparison.Ordinal));

        Assert.Equal("quarantined", await StatusesAsync(batch));
        var (_, outcomes) = (await Service.Get<ReceiptReader>().FindAsync(ServiceUnderTest.Tenant, batch, Token))!.Value;
        Assert.Equal("unknown-type", outcomes[0].Reason);
    }

    [Fact]
    public async Task A_message_from_before_there_were_receipts_is_still_applied()
    {
        const string Old =
            """{"schema":"events.apply","version":1,"tenant":"main","body":{"shard":0,"events":[{"c":"ada","s":"test","i":"1","t":"login","o":"2026-03-01T00:00:00Z","r":"2026-03-01T00:00:00Z","h":"AAAA","d":{}}]}}""";

        await Service.DeliverAsync(QueueNames.Events, Old);

        Assert.Equal(1, Service.Counts.Applied);
    }

    [Fact]
    public async Task Another_tenant_s_receipt_is_not_found()
    {
        var batch = await SubmitWholeAsync(Login("ada", "1"));

        Assert.Null(await Service.Get<ReceiptReader>().FindAsync(new TenantId("other"), batch, Token));
        Assert.Null(await Service.Get<ReceiptReader>().FindAsync(ServiceUnderTest.Tenant, Guid.NewGuid(), Token));
    }

    [Fact]
    public async Task A_batch_of_a_thousand_fits_and_costs_intake_one_request()
    {
        var events = Enumerable.Range(0, 1_000)
            .Select(number => Login("ada", string.Create(CultureInfo.InvariantCulture, $"{number:D4}{new string('x', 250)}")))
            .ToArray();
        var batch = Guid.CreateVersion7(Clock.Now);
        var intake = await SubmitAsync(batch, events);

        var usage = await Service.MeterAsync(() => Service.Get<ReceiptStore>().AddAsync(ServiceUnderTest.Tenant, batch, intake.Verdicts, Token));

        Assert.Equal(1, usage[StorageRequestKind.Transact].Requests);
        await Service.DrainAsync();
        Assert.Equal(1_000, (await StatusesAsync(batch)).Split(' ').Count(status => status == "applied"));
    }

    private async Task<Guid> SubmitWholeAsync(params EventSubmission[] events)
    {
        var batch = Guid.CreateVersion7(Clock.Now);
        var intake = await SubmitAsync(batch, events);
        await Service.Get<ReceiptStore>().AddAsync(ServiceUnderTest.Tenant, batch, intake.Verdicts, Token);
        return batch;
    }

    private Task<Intake> SubmitAsync(Guid batch, EventSubmission[] events) => Service.Get<EventIntake>().SubmitAsync(
        ServiceUnderTest.Tenant, [.. events.Select(submission => submission with { Batch = batch })], false, null, Token);

    private async Task<string> StatusesAsync(Guid batch)
    {
        var (_, outcomes) = (await Service.Get<ReceiptReader>().FindAsync(ServiceUnderTest.Tenant, batch, Token))!.Value;
        return string.Join(' ', outcomes.Select(outcome => outcome.Status.ToString().ToLowerInvariant()));
    }
}

using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Records;

/// <summary>The rows of deployments, interactions and surveys, which follow from their events.</summary>
public sealed class RecordTests : ServiceTest
{
    private static readonly Guid Id = RecordIds.Derived(ServiceUnderTest.Tenant, "ada", "interaction|I1");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada", "bob");
    }

    [Fact]
    public async Task An_event_brings_its_record_in_the_same_transaction()
    {
        var usage = await Service.MeterAsync(() => ApplyAsync(Meeting("1", "Kick-off")));

        Assert.Equal(1, usage[StorageRequestKind.Transact, TableNames.Customers].Requests);
        var found = await Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, RecordKinds.Interactions, Id, Token);
        Assert.Equal(
            new Interaction(Id, "ada", "meeting", "Kick-off", "All went well", Sentiment.Positive, "Eve", Clock.Now, true, new DateOnly(2026, 4, 1), Clock.Now, Clock.Now),
            found);
    }

    [Fact]
    public async Task The_latest_state_counts_whatever_came_first()
    {
        var then = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(1));
        await ApplyAsync(Meeting("2", "Corrected"));
        await ApplyAsync(Meeting("1", "As it was", then));

        Assert.Equal("Corrected", Assert.Single(await AllAsync()).Subject);
    }

    [Fact]
    public async Task What_is_withdrawn_is_in_no_list_and_found_by_no_id()
    {
        await ApplyAsync(Meeting("1", "Kick-off"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync(Event("ada", "2", "interaction", Clock.Now, new { interaction_id = "I1", kind = "meeting", withdrawn = true }));

        Assert.Empty(await AllAsync());
        Assert.Null(await Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, RecordKinds.Interactions, Id, Token));
    }

    [Fact]
    public async Task An_id_of_ours_is_kept_and_one_of_another_customer_is_not()
    {
        var own = RecordIds.New(ServiceUnderTest.Tenant, "ada");
        var foreign = RecordIds.New(ServiceUnderTest.Tenant, "bob");
        await ApplyAsync(Event("ada", "1", "survey", Clock.Now, new { survey_id = own.ToString(), kind = "nps", score = 9 }));
        await ApplyAsync(Event("ada", "2", "survey", Clock.Now, new { survey_id = foreign.ToString(), kind = "nps", score = 8 }));

        var surveys = await Service.Get<RecordLists>().AllAsync(ServiceUnderTest.Tenant, RecordKinds.Surveys, Token);
        Assert.Contains(own, surveys.Select(survey => survey.Id));
        Assert.DoesNotContain(foreign, surveys.Select(survey => survey.Id));
        Assert.Equal(2, surveys.Count);
    }

    [Theory]
    [InlineData("9d2b1f7e-3c5a-4b6d-8e9f-0a1b2c3d4e5f")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_foreign_id_costs_no_request(string id)
    {
        var usage = await Service.MeterAsync(async () => Assert.Null(
            await Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, RecordKinds.Surveys, Guid.Parse(id), Token)));

        Assert.Equal(0, usage.Total.Requests);
    }

    [Fact]
    public async Task An_id_of_another_kind_is_not_found()
    {
        await ApplyAsync(Meeting("1", "Kick-off"));

        Assert.Null(await Service.Get<RecordReader>().FindAsync(ServiceUnderTest.Tenant, RecordKinds.Deployments, Id, Token));
    }

    [Fact]
    public async Task A_list_read_before_asks_once_a_shard_and_sees_every_write()
    {
        await ApplyAsync(Meeting("1", "Kick-off"));
        Assert.Single(await AllAsync());

        var again = await Service.MeterAsync(async () => Assert.Single(await AllAsync()));
        Assert.Equal(1, again.Total.Requests);

        await using var other = await Service.StartAnotherAsync();
        await other.SubmitAsync(Event("bob", "1", "interaction", Clock.Now, new { kind = "call" }));
        await other.DrainAsync();
        Assert.Equal(2, (await AllAsync()).Count);
    }

    [Theory]
    [InlineData("subject", 5)]
    [InlineData("follow_up_required", "perhaps")]
    [InlineData("follow_up_date", "soon")]
    public async Task A_detail_of_the_wrong_type_is_refused(string field, object value)
    {
        var submission = Event("ada", "1", "interaction", Clock.Now, new Dictionary<string, object> { ["kind"] = "call", [field] = value });
        var intake = await Service.Get<CustomerHealth.Service.Events.EventIntake>()
            .SubmitAsync(ServiceUnderTest.Tenant, [submission], false, null, Token);

        Assert.Equal(field, Assert.Single(intake.Verdicts).Problem?.Field);
    }

    private CustomerHealth.Service.Events.EventSubmission Meeting(string eventId, string subject, DateTimeOffset? at = null) =>
        Event("ada", eventId, "interaction", at ?? Clock.Now, new
        {
            interaction_id = "I1",
            kind = "meeting",
            sentiment = "positive",
            subject,
            description = "All went well",
            performed_by = "Eve",
            follow_up_required = true,
            follow_up_date = "2026-04-01",
        });

    private Task<IReadOnlyList<Interaction>> AllAsync() =>
        Service.Get<RecordLists>().AllAsync(ServiceUnderTest.Tenant, RecordKinds.Interactions, Token);

    private async Task ApplyAsync(params CustomerHealth.Service.Events.EventSubmission[] events)
    {
        await Service.SubmitAsync(events);
        await Service.DrainAsync();
    }
}

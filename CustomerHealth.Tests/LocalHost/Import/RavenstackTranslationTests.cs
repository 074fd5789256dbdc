using System.Text.Json;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.LocalHost.Import.Ravenstack;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

/// <summary>Three accounts of our own making that hold every case of the real files.</summary>
public sealed class RavenstackTranslationTests
{
    private static readonly RavenstackFiles Files = new(Repository.Samples("ravenstack"));
    private static readonly List<CloudEvent> Events = [.. RavenstackTranslation.Events(Files)];

    [Fact]
    public void Accounts_become_customers()
    {
        var customers = RavenstackTranslation.Customers(Files).ToList();

        Assert.Equal(["A-1", "A-2", "A-3"], customers.Select(customer => customer.Id));
        var (first, attributes) = (customers[0], customers[0].Attributes);
        Assert.Equal(("Oak, Elm & Co", "EdTech", "Basic", Day(2024, 1, 31)), (first.Name, first.Industry, first.Segment, first.CreatedAt));
        Assert.Equal(("US", "partner", "9"), (attributes["country"], attributes["referral_source"], attributes["seats"]));
    }

    [Fact]
    public void Usage_goes_to_the_account_of_its_subscription_and_a_repeated_id_is_another_event()
    {
        var used = Of("feature_used");

        Assert.Equal(
            [("A-1", "U-2", 3L), ("A-1", "U-1", 0L), ("A-2", "U-1", 12L)],
            used.Select(item => (item.Subject, item.Id, ((FeatureUsedData)item.Data).Count)));
    }

    [Fact]
    public void A_ticket_is_closed_when_the_file_says_so_and_open_else()
    {
        var tickets = Of("ticket");

        Assert.Equal(new TicketData("T-1", "closed", "urgent", Day(2024, 3, 1), Day(2024, 3, 2).AddHours(3.5)), tickets[0].Data);
        Assert.Equal(Day(2024, 3, 2).AddHours(3.5), tickets[0].Time);
        Assert.Equal(new TicketData("T-2", "open", "low", Day(2024, 6, 5), null), tickets[1].Data);
        Assert.Equal(Day(2024, 6, 5), tickets[1].Time);
    }

    [Fact]
    public void Invoices_fall_on_the_same_day_of_each_month_or_its_last_day_up_to_the_end_date_inclusive()
    {
        var invoices = Of("invoice").Where(item => item.Id.StartsWith("S-1", StringComparison.Ordinal)).ToList();

        Assert.Equal(["S-1-0", "S-1-1", "S-1-2", "S-1-3"], invoices.Select(item => item.Id));
        Assert.Equal([Day(2024, 1, 31), Day(2024, 2, 29), Day(2024, 3, 31), Day(2024, 4, 30)], invoices.Select(item => item.Time));
        Assert.Equal(new InvoiceData("S-1-0", 100.50m, "USD", new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 1)), invoices[0].Data);
    }

    [Fact]
    public void A_yearly_subscription_is_billed_by_the_year_up_to_the_end_of_the_data_and_a_trial_not_at_all()
    {
        var invoices = Of("invoice").Where(item => item.Subject != "A-1").ToList();

        Assert.Equal(["S-2-0", "S-2-1", "S-4-0"], invoices.Select(item => item.Id));
        Assert.Equal([60_000m, 60_000m, 0m], invoices.Select(item => ((InvoiceData)item.Data).Amount));
    }

    [Fact]
    public void Accounts_churn_come_back_or_end_with_the_data_as_their_flag_says()
    {
        var lives = Of("lifecycle").Select(item => (item.Id, item.Time, (LifecycleData)item.Data)).ToList();

        Assert.Equal(
            [
                ("C-1", Day(2024, 5, 1), new LifecycleData("churned", "pricing")),
                ("C-2", Day(2024, 2, 15), new LifecycleData("churned", "support")),
                ("A-1-reactivated", Day(2024, 5, 2), new LifecycleData("reactivated", null)),
                ("C-3", Day(2024, 10, 1), new LifecycleData("churned", "features")),
                ("A-3-churned", Day(2024, 12, 31), new LifecycleData("churned", null)),
            ],
            lives);
    }

    [Fact]
    public void An_event_goes_out_as_a_cloud_event()
    {
        var batch = Assert.Single(EventBatches.Of(Of("ticket").Take(1)));

        using var sent = JsonDocument.Parse(batch.Body);
        using var expected = JsonDocument.Parse("""
            [{
              "id": "T-1", "source": "ravenstack", "type": "ticket", "subject": "A-1", "time": "2024-03-02T03:30:00+00:00",
              "data": { "ticket_id": "T-1", "status": "closed", "priority": "urgent",
                        "opened": "2024-03-01T00:00:00+00:00", "resolved": "2024-03-02T03:30:00+00:00" },
              "specversion": "1.0", "backfill": true
            }]
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement), sent.RootElement.GetRawText());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var refusal = Assert.Throws<ImportException>(() => new RavenstackFiles("nowhere").Accounts().Count());

        Assert.Contains("ravenstack_accounts.csv is missing", refusal.Message, StringComparison.Ordinal);
    }

    private static List<CloudEvent> Of(string type) => [.. Events.Where(item => item.Type == type)];

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

using CustomerHealth.LocalHost.Demo;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Demo;

public sealed class DemoCompanyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 30, 0, TimeSpan.Zero);
    private static readonly List<CloudEvent> Events = [.. DemoCompany.Events(Now)];

    [Fact]
    public void The_same_moment_gives_the_same_company()
    {
        Assert.Equal(Body(Events), Body(DemoCompany.Events(Now)));
    }

    [Fact]
    public void There_are_sixty_customers_with_names_of_their_own()
    {
        var customers = DemoCompany.Customers(Now);

        Assert.Equal(60, customers.Count);
        Assert.Equal(60, customers.DistinctBy(customer => customer.Name).Count());
        Assert.Equal(60, customers.DistinctBy(customer => customer.Id).Count());
        Assert.All(customers, customer => Assert.Matches("^[a-z0-9-]{1,64}$", customer.Id));
    }

    [Fact]
    public void Everything_happened_in_the_last_ninety_days_and_nothing_after_now()
    {
        Assert.All(Events, item => Assert.InRange(item.Time, Now.AddDays(-91), Now));
        Assert.All(Events.CountBy(item => item.Subject), pair => Assert.True(pair.Value > 5, $"{pair.Key} has {pair.Value} events."));
    }

    [Fact]
    public void No_event_repeats_the_id_of_another()
    {
        Assert.Equal(Events.Count, Events.DistinctBy(item => (item.Subject, item.Id)).Count());
    }

    [Fact]
    public void About_a_fifth_of_the_invoices_is_late_or_unpaid()
    {
        var invoices = Events.Select(item => item.Data).OfType<InvoiceData>().ToList();

        var bad = invoices.Count(invoice => invoice.PaidDate is null || invoice.PaidDate > invoice.DueDate);

        Assert.InRange(bad / (double)invoices.Count, 0.12, 0.28);
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-03-01")]
    [InlineData("2025-01-01")]
    [InlineData("2024-05-31")]
    public void Every_band_of_every_scorecard_is_there_whatever_the_day(string day)
    {
        var now = DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        var signals = DemoCompany.Events(now).GroupBy(item => item.Subject).Select(events => CustomerSignals.Empty.With([.. events.Select(Typed)])).ToList();

        foreach (var scorecard in BuiltInScorecards.All)
        {
            var bands = signals.CountBy(signal => Evaluator.Evaluate(scorecard, signal, now).Band.Title).ToDictionary();

            Assert.Equal(scorecard.Bands.Count, bands.Count);
            Assert.All(bands, band => Assert.True(band.Value >= 3, $"{scorecard.Name} {band.Key}: {band.Value}"));
        }
    }

    private static string Body(IEnumerable<CloudEvent> events) =>
        string.Join('\n', EventBatches.Of(events).Select(batch => System.Text.Encoding.UTF8.GetString(batch.Body.Span)));

    private static CustomerEvent Typed(CloudEvent item) => item.Data switch
    {
        LoginData login => new LoginEvent(item.Source, item.Id, item.Time, login.Count),
        ApiCalledData called => new ApiCalledEvent(item.Source, item.Id, item.Time, called.Count),
        FeatureUsedData used => new FeatureUsedEvent(item.Source, item.Id, item.Time, used.Feature, used.Count),
        InvoiceData invoice => new InvoiceEvent(item.Source, item.Id, item.Time, invoice.Amount, invoice.DueDate, invoice.PaidDate, invoice.InvoiceId),
        TicketData ticket => new TicketEvent(
            item.Source,
            item.Id,
            item.Time,
            ticket.TicketId,
            ticket.Status == "open" ? TicketStatus.Open : TicketStatus.Closed,
            ticket.Priority == "urgent" ? TicketPriority.Critical : Enum.Parse<TicketPriority>(ticket.Priority, ignoreCase: true),
            ticket.Opened,
            ticket.Resolved),
        ContractData contract => new ContractEvent(item.Source, item.Id, item.Time, contract.StartDate, contract.EndDate, contract.Value),
        DeploymentData deployment => new DeploymentEvent(
            item.Source, item.Id, item.Time, deployment.Product, deployment.DeploymentId, Active: deployment.Active),
        InteractionData contact => new InteractionEvent(item.Source, item.Id, item.Time, contact.Kind, contact.InteractionId),
        SurveyData survey => new SurveyEvent(item.Source, item.Id, item.Time, survey.Kind, survey.Score, survey.Kind == "nps" ? 10 : 5, survey.SurveyId),
        LifecycleData life => new LifecycleEvent(item.Source, item.Id, item.Time, Enum.Parse<LifecycleState>(life.State, ignoreCase: true), life.Reason),
        _ => throw new InvalidOperationException($"The demo has no {item.Type}."),
    };
}

using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Tests.Support;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Alerts;

/// <summary>
/// The story of company acme, whose customer record is as old as the test, told by events through the real apply path; what is due is
/// checked when a test says so. With nothing but a contract it has 100 of support, 100 of SLA and what the contract's last day gives.
/// </summary>
public abstract class AlertTest : ServiceTest
{
    protected const string Acme = "acme";

    private int number;

    protected DateOnly Today => DateOnly.FromDateTime(Clock.Now.UtcDateTime);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutAsync(Company(Acme, "Acme"));
    }

    /// <param name="days">To its last day.</param>
    protected Task ContractAsync(int days) => HappensAsync("contract", new { end_date = Date(days) });

    /// <param name="license">Days to the last one of the licence.</param>
    protected Task DeployAsync(string id, int license, string product = "MonetX", bool active = true) =>
        HappensAsync("deployment", new { deployment_id = id, product, license_expiry = Date(license), active });

    /// <param name="ago">Days since it was held.</param>
    protected Task ContactAsync(string kind, int ago = 0, string? id = null, bool withdrawn = false) => HappensAsync(
        "interaction", new { interaction_id = id ?? $"i{++number}", kind, held = Clock.Now.AddDays(-ago).ToString("O"), withdrawn });

    protected Task TicketsAsync(int count, string priority = "critical") =>
        ApplyAsync([.. Enumerable.Range(0, count).Select(_ => Happening("ticket", new { ticket_id = $"T{++number}", priority }))]);

    protected Task LifeAsync(string state) => HappensAsync("lifecycle", new { state });

    protected Task HappensAsync(string type, object data) => ApplyAsync(Happening(type, data));

    /// <summary>Lets days pass, each with what happens at midnight, and stops at noon.</summary>
    protected async Task PassAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Clock.MoveTo(new DateTimeOffset(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
            await CheckAsync(AlertChecks.Health);
            Clock.Advance(TimeSpan.FromHours(12));
        }
    }

    protected async Task<ShardRecalculated> CheckAsync(AlertChecks due)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return await Service.Get<ShardRecalculation>().RunAsync(ServiceUnderTest.Tenant, 0, new Recalculation(Clock.Now, due), Token);
    }

    /// <summary>All alerts, or those of a type, the earliest first.</summary>
    protected async Task<IReadOnlyList<CustomerAlert>> AlertsAsync(string? type = null) =>
    [
        .. (await Service.Get<AlertReader>().FindAsync(ServiceUnderTest.Tenant, Acme, Token))
            .Where(alert => type is null || alert.Rule == type)
            .Reverse(),
    ];

    /// <summary>Severities and titles of the open ones of a type, the earliest first.</summary>
    protected async Task<IEnumerable<string>> OpenAsync(string type) =>
        (await AlertsAsync(type)).Where(alert => alert.IsOpenAt(Clock.Now)).Select(alert => $"{alert.Severity.Word()}: {alert.Title}");

    protected async Task ApplyAsync(params EventSubmission[] events)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Service.SubmitAsync(events);
        await Service.DrainAsync();
    }

    protected EventSubmission Happening(string type, object data) => Event(Acme, $"e{++number}", type, Clock.Now, data);

    protected string Date(int days) => Today.AddDays(days).ToString("O");
}

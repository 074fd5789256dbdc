using System.Globalization;
using CustomerHealth.Tests.Surfaces;
using CustomerHealth.Tests.Surfaces.SuccessManager;
using CustomerHealth.Tests.Surfaces.SuccessManager.Dashboard;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>
/// Seven customers who have been there for 40 days, one of them of a name that means harm. In the first days came 12 answers too low and
/// nine alerts; today all scores were worked out anew, and the dashboards are built.
/// </summary>
public sealed class ReportedAccounts : IAsyncLifetime
{
    public const int DaysAgo = 40;
    public const string HarmfulName = "=HYPERLINK(\"http://x\",\"Ж😀\") <script>alert(1)</script>";
    public const string HarmfulFeedback = "@SUM(1+1)\r\n\"quoted\", </td><script>";

    internal static readonly Account Acme = new(
        Id(1), "Acme", "Telecom", "Ada", 600_000, 365, Active: ["MonetX", "SupportX", "GreenX"], Meetings: 7);

    internal static readonly Account Bolt = new(Id(2), "Bolt", "Telecom", "Ada", 120_000.50m, 100, Active: ["MonetX"], Meetings: 2);
    internal static readonly Account Crow = new(Id(3), "Crow", "Finance", "Bob", 30_000, 45, Inactive: ["MonetX"]);
    internal static readonly Account Dune = new(Id(4), "Dune", null, null, 8_000, 101, "onboarding");
    internal static readonly Account Echo = new(Id(5), "Echo", "Finance", "Bob", 50_000, 60, "churned", Active: ["GreenX"]);
    internal static readonly Account Flux = new(Id(6), "Flux", "Finance", "Bob", 25_000, 40);
    internal static readonly Account Gale = new(Id(7), HarmfulName, "Телеком", "+Eve", 1_000, 400, Active: ["Other"]);

    public SuccessManagerApp App { get; } = new();

    /// <summary>When the customers came.</summary>
    public DateTimeOffset Began { get; private set; }

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();

        // From the next noon on: what happens within minutes of it happens on that day.
        var now = App.Clock.GetUtcNow();
        App.Clock.Advance(now.UtcDateTime.Date.AddHours(36) - now.UtcDateTime);
        Began = App.Clock.GetUtcNow();
        foreach (var account in new[] { Acme, Bolt, Crow, Dune, Echo, Flux, Gale })
        {
            await App.AddAsync(account);
        }

        await App.AnswerAsync(Acme, "nps", 9);
        await App.AnswerAsync(Bolt, "nps", 8, "MonetX");
        await App.AnswerAsync(Acme, "post_ticket", 5, "MonetX");
        for (var number = 1; number <= 12; number++)
        {
            await App.HappensAsync(
                Gale.Id.ToString(),
                "survey",
                new { kind = number % 4 == 0 ? "nps" : "quarterly", score = number % 3, feedback = number == 12 ? HarmfulFeedback : $"Answer {number}" },
                Began.AddMinutes(number - 30));
        }

        await App.HappensAsync(Acme.Id.ToString(), "survey", new { kind = "quarterly", score = 4 }, Began.AddDays(-70));
        await App.HappensAsync(Acme.Id.ToString(), "survey", new { kind = "quarterly", score = 3 }, Began.AddDays(-500));
        await AddAlertsAsync();
        App.Clock.Advance(TimeSpan.FromDays(DaysAgo));
        await App.HappensAsync(Crow.Id.ToString(), "interaction", new { kind = "meeting", subject = "Again", description = "All is well" });
        await App.AnswerAsync(Bolt, "quarterly", 3);
        Assert.Equal(200, (await App.SendAsync("manager", "POST", "/health-scores/calculate-all")).Status);
        await App.Product.DrainAsync();
    }

    public Task DisposeAsync() => App.DisposeAsync();

    /// <summary>What the API answers.</summary>
    internal async Task<Answer> AskAsync(string path)
    {
        var answer = await App.GetAsync("viewer", path);
        Assert.True(answer.Status == 200, answer.ToString());
        return answer;
    }

    /// <summary>Today and so many days.</summary>
    public DateOnly Day(int days = 0) => DateOnly.FromDateTime(App.Clock.GetUtcNow().UtcDateTime).AddDays(days);

    /// <summary>Seven urgent ones that are open, one that is resolved and one that is put off until long after.</summary>
    private async Task AddAlertsAsync()
    {
        var ids = new List<string>();
        for (var number = 1; number <= 9; number++)
        {
            var severity = number % 2 == 0 ? "critical" : "high";
            var added = await App.SendAsync("manager", "POST", "/alerts/", string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"customer_id":"{{Acme.Id}}","alert_type":"escalation","severity":"{{severity}}","title":"Call {{number}}","description":"They wait."}"""));
            Assert.Equal(201, added.Status);
            ids.Add(added.Json.Text("id"));
            App.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(200, (await App.SendAsync("manager", "PUT", $"/alerts/{ids[7]}/resolve", """{"resolved_by":"Eve"}""")).Status);
        Assert.Equal(200, (await App.SendAsync("manager", "PUT", $"/alerts/{ids[8]}/snooze", """{"snooze_days":90,"snoozed_by":"Eve"}""")).Status);
    }

    private static Guid Id(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}"));
}

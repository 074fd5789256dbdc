using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using Xunit;
using static CustomerHealth.Tests.Service.Reports.Content.ReportedAccounts;

namespace CustomerHealth.Tests.Service.Reports.Content;

/// <summary>Every filter leaves out who does not fit, in every report, and the cover says so.</summary>
public sealed class ReportFilterTests(ReportedAccounts seven) : IClassFixture<ReportedAccounts>
{
    private static readonly (string Customers, string Words, ReportFilters Filters)[] Cases =
    [
        ("7", "all customers", ReportFilters.None),
        ("2", "industry telecom", new ReportFilters(Industry: "telecom")),
        ("3", "status at risk", new ReportFilters(Status: CustomerStatus.AtRisk)),
        ("1", "status churned", new ReportFilters(Status: CustomerStatus.Churned)),
        ("3", "looked after by BOB", new ReportFilters(Manager: "BOB")),
        ("0", "looked after by nobody", new ReportFilters(ManagerId: "nobody")),
        ("2", "product monetx", new ReportFilters(Product: "monetx")),
        ("1", "product Other", new ReportFilters(Product: "Other")),
        ("2", "2 chosen customers", new ReportFilters(CustomerIds: [Acme.Id.ToString(), Echo.Id.ToString(), "unknown"])),
        ("1", "industry finance · looked after by bob · score up to 50", new ReportFilters(Industry: "finance", Manager: "bob", MostScore: 50)),
    ];

    public static TheoryData<int> Everything => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Who_does_not_fit_is_left_out(int at)
    {
        foreach (var type in Enum.GetValues<ReportType>())
        {
            await AssertLeftOutAsync(type, Cases[at].Customers, Cases[at].Words, Cases[at].Filters);
        }
    }

    [Fact]
    public async Task A_range_of_scores_has_both_of_its_ends()
    {
        var all = (await seven.App.WriteAsync(ReportType.HealthSummary)).Rows("Customers at risk").Select(row => row.Split('|')).ToList();
        var score = int.Parse(all[1][2], System.Globalization.CultureInfo.InvariantCulture);

        var only = await seven.App.WriteAsync(ReportType.HealthSummary, new ReportFilters(LeastScore: score, MostScore: score));
        var above = await seven.App.WriteAsync(ReportType.HealthSummary, new ReportFilters(LeastScore: score + 1));

        Assert.Equal(all.Where(row => row[2] == all[1][2]).Select(row => row[0]), only.Rows("Customers at risk").Select(row => row.Split('|')[0]));
        Assert.EndsWith($"score {score} to {score}", only.Covers, StringComparison.Ordinal);
        Assert.DoesNotContain(above.Rows("Customers at risk"), row => row.Split('|')[2] == all[1][2]);
        Assert.EndsWith($"score from {score + 1}", above.Covers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_takes_its_deployments_and_the_answers_about_it()
    {
        var filters = new ReportFilters(Product: "MonetX");

        var overview = await seven.App.WriteAsync(ReportType.CustomerOverview, filters);
        var analysis = await seven.App.WriteAsync(ReportType.CsatAnalysis, filters);

        // Acme and Bolt use it; Crow did.
        Assert.Equal(["MonetX|2|2|0|2"], overview.Rows("What they use"));
        Assert.Equal(("2", "5.00", "0"), (analysis.Figure("Answers"), analysis.Figure("Average CSAT"), analysis.Figure("Net promoter score")));
    }

    [Fact]
    public async Task Days_cut_the_answers_and_the_new_customers()
    {
        var began = seven.Day(-DaysAgo);
        ReportFilters before = new(To: began.AddDays(-2)), after = new(From: began.AddDays(1));

        Assert.Equal("2", (await seven.App.WriteAsync(ReportType.CsatAnalysis, before)).Figure("Answers"));
        Assert.Equal("1", (await seven.App.WriteAsync(ReportType.CsatAnalysis, after)).Figure("Answers"));
        Assert.Equal("0", (await seven.App.WriteAsync(ReportType.CustomerOverview, after)).Figure("New"));
        Assert.Equal("7", (await seven.App.WriteAsync(ReportType.CustomerOverview, new ReportFilters(From: began.AddDays(-1)))).Figure("New"));
    }

    [Fact]
    public async Task The_days_of_the_order_come_before_those_of_the_filters()
    {
        var (began, order) = (seven.Day(-DaysAgo), new ReportOrder(
            ReportType.CsatAnalysis, new ReportFilters(From: seven.Day(-1000)), new(seven.Day(-1), seven.Day()), seven.App.Clock.GetUtcNow()));

        var report = await seven.App.Get<ReportWriter>().WriteAsync(CustomerHealth.Service.Tenancy.TenantId.Main, order, CancellationToken.None);

        Assert.True(began < seven.Day(-1));
        Assert.Equal("1", report.Figure("Answers"));
    }

    [Fact]
    public async Task A_period_without_a_day_has_nothing_and_says_so()
    {
        var filters = new ReportFilters(From: seven.Day(), To: seven.Day(-1));

        var analysis = await seven.App.WriteAsync(ReportType.CsatAnalysis, filters);
        var summary = await seven.App.WriteAsync(ReportType.HealthSummary, filters);

        Assert.Equal("Nobody answered a survey in this period.", analysis.Section("At a glance").Finding);
        Assert.Equal("No score is known of these days.", summary.Section("How the average score went").Finding);
        Assert.Empty(summary.Section("How the average score went").Blocks);
    }

    [Fact]
    public async Task A_manager_is_named_though_the_filter_has_an_id()
    {
        var report = await seven.App.WriteAsync(ReportType.CustomerOverview, new ReportFilters(ManagerId: seven.App.IdOf("csm")));

        Assert.EndsWith(" · looked after by A csm", report.Covers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_chosen_customers_no_day_is_shown_that_they_do_not_remember_and_the_course_says_so()
    {
        var report = await seven.App.WriteAsync(ReportType.HealthSummary, new ReportFilters(Industry: "Telecom", From: seven.Day(-200)));

        Assert.Contains(" Of chosen customers no day before ", report.Section("How the average score went").Finding, StringComparison.Ordinal);
    }

    private async Task AssertLeftOutAsync(ReportType type, string customers, string words, ReportFilters filters)
    {
        var report = await seven.App.WriteAsync(type, filters);

        Assert.EndsWith($" · {words.Replace("2 chosen", "3 chosen", StringComparison.Ordinal)}", report.Covers, StringComparison.Ordinal);
        var label = type switch
        {
            ReportType.HealthSummary => "Customers with a score",
            ReportType.CsatAnalysis => null,
            _ => "Customers",
        };
        if (label is not null)
        {
            Assert.Equal(customers, report.Figure(label));
        }
        else
        {
            var note = Assert.Single(report.Block<KeyFigures>("At a glance").Figures, figure => figure.Label == "Response rate by customer").Note!;
            Assert.Contains($" of {customers} ", note, StringComparison.Ordinal);
        }

        if (customers == "0")
        {
            Assert.All(report.Sections, section => Assert.Equal("No customer fits the filters.", section.Finding));
        }
    }
}

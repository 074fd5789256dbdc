using CustomerHealth.LocalHost.Import;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

public sealed class ImportReportTests
{
    [Fact]
    public async Task The_report_counts_events_and_customers_and_names_the_first_ten_refusals()
    {
        using var output = new StringWriter();
        var customers = new[] { new ScoredCustomer("a", "A", 50, "Middle", 60), new ScoredCustomer("b", "B", 90, "Healthy", 71), new ScoredCustomer("c", "C", null, null, null) };
        var login = new CloudEvent("e1", "test", "login", "a", DateTimeOffset.UnixEpoch, new LoginData(1));
        var rejected = Enumerable.Repeat(new RejectedEvent(login, "unknown-customer"), 12).ToList();

        await ImportReport.WriteAsync(output, new EventTotals(20, 15, 4, 1, 12, 0), customers, rejected);

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("accepted 20, applied 15, duplicate 4, conflict 1, rejected 12", lines[0]);
        Assert.Equal("customers 3, scored 2, mean coverage 66%", lines[1]);
        Assert.Equal("rejected login e1 of a: unknown-customer", lines[2]);
        Assert.Equal((13, "and 2 more"), (lines.Length, lines[^1]));
    }
}

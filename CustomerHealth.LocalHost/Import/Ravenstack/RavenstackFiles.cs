using System.Globalization;
using CsvHelper;

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>The five files of a RavenStack folder, read line by line.</summary>
public sealed class RavenstackFiles(string folder)
{
    public IEnumerable<AccountRow> Accounts() => Read<AccountRow>("accounts");

    public IEnumerable<SubscriptionRow> Subscriptions() => Read<SubscriptionRow>("subscriptions");

    public IEnumerable<UsageRow> Usage() => Read<UsageRow>("feature_usage");

    public IEnumerable<TicketRow> Tickets() => Read<TicketRow>("support_tickets");

    public IEnumerable<ChurnRow> Churns() => Read<ChurnRow>("churn_events");

    private IEnumerable<TRow> Read<TRow>(string name)
    {
        using var reader = new StreamReader(Path.Combine(folder, $"ravenstack_{name}.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        foreach (var row in csv.GetRecords<TRow>())
        {
            yield return row;
        }
    }
}

using CsvHelper;

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>The five files of a RavenStack folder, read line by line.</summary>
public sealed class RavenstackFiles(string folder)
{
    /// <summary>The rows are kept until they are sent, and most of their texts repeat.</summary>
    private static readonly CsvReaderOptions Options = new() { Separator = ',', PoolStrings = true };

    public IEnumerable<AccountRow> Accounts() => Read<AccountRow>("accounts");

    public IEnumerable<SubscriptionRow> Subscriptions() => Read<SubscriptionRow>("subscriptions");

    public IEnumerable<UsageRow> Usage() => Read<UsageRow>("feature_usage");

    public IEnumerable<TicketRow> Tickets() => Read<TicketRow>("support_tickets");

    public IEnumerable<ChurnRow> Churns() => Read<ChurnRow>("churn_events");

    private IEnumerable<TRow> Read<TRow>(string name)
    {
        var path = Path.Combine(folder, $"ravenstack_{name}.csv");
        if (!File.Exists(path))
        {
            throw new ImportException($"{path} is missing.");
        }

        using var csv = CsvReader.FromFile(path, Options);
        foreach (var row in csv.GetRecords<TRow>())
        {
            yield return row;
        }
    }
}

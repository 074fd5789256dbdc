using CustomerHealth.Benchmarks.Setting;

namespace CustomerHealth.Benchmarks.Apply;

/// <summary>
/// How many events a second go from the text of a message to a committed score, and how much of what the store alone reaches that is.
/// Both take turns within seconds, and the ratio is the median of the pairs.
/// </summary>
internal static class ApplyScenario
{
    private const int Customers = 2_000;
    private const int Pairs = 7;
    private const int Hot = 32;
    private static readonly int[] Sizes = [1, 8, 32];
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.4);

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var product = await Product.OpenAsync(folder.Store, TimeProvider.System);
        await SampleCustomers.CreateAsync(product, ApplyRun.Kind, Customers);
        await SampleCustomers.CreateAsync(product, StoreCeiling.Kind, Customers);
        await SampleCustomers.CreateAsync(product, ApplyRun.HotKind, 2);
        var apply = new ApplyRun(product);
        var ceiling = new StoreCeiling(product);

        // Both are compiled and the caches filled before anything counts.
        for (var round = 0; round < 2; round++)
        {
            await apply.RunAsync(1, 8, Customers, 5 * Turn);
            await ceiling.RunAsync(1, 8, Customers, 5 * Turn);
        }

        await SpreadAsync(apply, ceiling);
        await HotAsync(apply);
    }

    private static async Task SpreadAsync(ApplyRun apply, StoreCeiling ceiling)
    {
        var table = new Table(
            $"Applying events of {Customers:N0} customers, a message of one customer; ceiling: one read and one transaction of such rows",
            "events/message × at once", "events/s", "ceiling", "ratio", "requests/event", "conflicts", "events/commit", "B/event", "CPU µs/event", "ceiling");
        foreach (var size in Sizes)
        {
            foreach (var workers in Sizes)
            {
                var ours = new List<ApplyFigures>();
                var raw = new List<Effort>();
                for (var pair = 0; pair < Pairs; pair++)
                {
                    ours.Add(await apply.RunAsync(size, workers, Customers, Turn));
                    raw.Add(await ceiling.RunAsync(size, workers, Customers, Turn));
                }

                table.Add(
                    $"{size,2} × {workers}",
                    Load.Median(ours.Select(one => one.EventsPerSecond)),
                    Load.Median(raw.Select(one => one.PerSecond * size)),
                    Load.Median(ours.Zip(raw, (one, other) => one.EventsPerSecond / (other.PerSecond * size))),
                    ours.Sum(one => one.Requests) / (double)ours.Sum(one => one.Events),
                    ours.Sum(one => one.Conflicts),
                    ours.Sum(one => one.Events) / (double)ours.Sum(one => one.Commits),
                    Load.Median(ours.Select(one => one.AllocatedPerEvent)),
                    Load.Median(ours.Select(one => one.ProcessorPerEvent)),
                    Load.Median(raw.Select(one => one.Processor.TotalMicroseconds / one.Done / size)));
            }
        }

        table.Print();
    }

    private static async Task HotAsync(ApplyRun apply)
    {
        var pairs = new List<(ApplyFigures One, ApplyFigures Many)>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            pairs.Add((await apply.RunHotAsync(0, 1, Turn), await apply.RunHotAsync(1, Hot, Turn)));
        }

        var table = new Table("One hot customer, one event a message", "writers", "events/s", "requests/event", "conflicts", "CPU µs/event");
        Add(table, "1", [.. pairs.Select(pair => pair.One)]);
        Add(table, $"{Hot}", [.. pairs.Select(pair => pair.Many)]);
        table.Add("ratio", Load.Median(pairs.Select(pair => pair.Many.EventsPerSecond / pair.One.EventsPerSecond)), "", "", "");
        table.Print();
    }

    private static void Add(Table table, string writers, List<ApplyFigures> figures) => table.Add(
        writers,
        Load.Median(figures.Select(one => one.EventsPerSecond)),
        figures.Sum(one => one.Requests) / (double)figures.Sum(one => one.Events),
        figures.Sum(one => one.Conflicts),
        Load.Median(figures.Select(one => one.ProcessorPerEvent)));
}

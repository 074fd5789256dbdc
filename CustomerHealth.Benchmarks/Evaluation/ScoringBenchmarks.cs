using BenchmarkDotNet.Attributes;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Benchmarks.Evaluation;

/// <summary>Scoring alone, on a customer with 600 events of a quarter.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private const int Events = 600;
    private static readonly DateTimeOffset AsOf = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly CustomerSignals signals = CustomerSignals.Empty.With([.. Enumerable.Range(0, Events).Select(EventOf)]);
    private readonly CustomerSignals account = CustomerSignals.Empty.With([.. Enumerable.Range(0, Events).Select(EventOf), .. AccountEvents()]);
    private readonly CustomerEvent[] one = [EventOf(Events + 3)];
    private readonly CustomerEvent[] many = [.. Enumerable.Range(Events, 32).Select(EventOf)];
    private readonly byte[] stored;

    public ScoringBenchmarks() => stored = signals.ToBytes();

    /// <summary>Size of what <see cref="Read"/> reads.</summary>
    public int StoredBytes => stored.Length;

    [Benchmark(Description = "Evaluate usage")]
    public int EvaluateUsage() => Evaluator.Evaluate(BuiltInScorecards.Usage, signals, AsOf).Milli;

    [Benchmark(Description = "Evaluate momentum")]
    public int EvaluateMomentum() => Evaluator.Evaluate(BuiltInScorecards.Momentum, signals, AsOf).Milli;

    [Benchmark(Description = "Evaluate success")]
    public int EvaluateSuccess() => Evaluator.Evaluate(BuiltInScorecards.Success, account, AsOf).Milli;

    [Benchmark(Description = "Signals.FromBytes")]
    public CustomerSignals Read() => CustomerSignals.FromBytes(stored);

    [Benchmark(Description = "Signals.With 1 event")]
    public CustomerSignals FoldOne() => signals.With(one);

    [Benchmark(Description = "Signals.With 32 events")]
    public CustomerSignals FoldMany() => signals.With(many);

    [Benchmark(Description = "Signals.ToBytes")]
    public byte[] Write() => signals.ToBytes();

    /// <summary>A contract, three deployments and a quarter's forty contacts, which the other scorecards do not read.</summary>
    private static IEnumerable<CustomerEvent> AccountEvents() =>
    [
        new ContractEvent("bench", "contract", AsOf.AddDays(-300), new DateOnly(2025, 6, 1), new DateOnly(2026, 5, 31), 125_000m),
        .. Enumerable.Range(0, 3).Select(number => new DeploymentEvent("bench", $"d-{number}", AsOf.AddDays(-300), $"product-{number}")),
        .. Enumerable.Range(0, 40).Select(number =>
            new InteractionEvent("bench", $"c-{number}", AsOf.AddDays(-2 * number), number % 2 == 0 ? "email" : "call")),
    ];

    private static CustomerEvent EventOf(int number)
    {
        var id = $"event-{number}";
        var at = AsOf.AddDays(-(number % 90)).AddSeconds(-number);
        return (number % 10) switch
        {
            < 3 => new LoginEvent("bench", id, at),
            < 7 => new FeatureUsedEvent("bench", id, at, $"feature-{number / 10 % 20}", 3),
            7 => new ApiCalledEvent("bench", id, at, 25),
            8 => new TicketEvent("bench", id, at, $"T-{number / 10 % 12}"),
            _ => new InvoiceEvent("bench", id, at, 1_250.50m, DateOnly.FromDateTime(at.UtcDateTime).AddDays(14), null, $"I-{number / 10 % 12}"),
        };
    }
}

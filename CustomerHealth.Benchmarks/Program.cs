using CustomerHealth.Benchmarks.Apply;
using CustomerHealth.Benchmarks.Evaluation;
using CustomerHealth.Benchmarks.Intake;
using CustomerHealth.Benchmarks.Lists;
using CustomerHealth.Benchmarks.Nightly;
using CustomerHealth.Benchmarks.Reports;
using CustomerHealth.Service.Reports;

Dictionary<string, (string Shows, Func<Task> Run)> scenarios = new(StringComparer.Ordinal)
{
    ["evaluate"] = ("evaluations per second, and what folding and storing signals costs", EvaluateScenario.RunAsync),
    ["apply"] = ("events per second from message to committed score, beside what the store alone reaches", ApplyScenario.RunAsync),
    ["intake"] = ("events per second over HTTP, until durable and until applied", IntakeScenario.RunAsync),
    ["lists"] = ("how long the pages of 10,000 customers take, their storage requests and memory", ListsScenario.RunAsync),
    ["nightly"] = ("the nightly recalculation of 10,000 customers that all have news", NightlyScenario.RunAsync),
    ["reports"] = ("each type of report over 10,000 customers, in a process of its own: time, memory, storage requests", ReportsScenario.RunAsync),
};

if (args is [ReportRun.Name, var store, var report])
{
    await ReportRun.RunAsync(store, Enum.Parse<ReportType>(report));
    return 0;
}

if (args is not [var name] || !scenarios.TryGetValue(name, out var scenario))
{
    Console.WriteLine("dotnet run -c Release --project CustomerHealth.Benchmarks -- SCENARIO");
    Console.WriteLine();
    foreach (var (known, (shows, _)) in scenarios)
    {
        Console.WriteLine($"  {known,-10}{shows}");
    }

    return args.Length == 0 ? 0 : 2;
}

Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}. Figures are this machine's, under its load of the moment;");
Console.WriteLine("ratios taken in one run travel better than any of them.");
Console.WriteLine();
await scenario.Run();
return 0;

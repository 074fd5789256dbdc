using System.Globalization;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Runs;

namespace CustomerHealth.Service.Surfaces.SuccessManager.HealthScores;

/// <summary>What a calculation of all scores came to, as far as is known when it is answered.</summary>
/// <param name="TotalCustomers">
/// Those that count: all that have not churned. Beyond <paramref name="Calculated"/> and <paramref name="Failed"/> it has those of whom
/// nothing is known yet.
/// </param>
/// <param name="Errors">A sentence each, in <c>message</c>.</param>
/// <param name="RunId">By which <c>GET /api/platform/runs/{id}</c> says how it went on.</param>
internal sealed record BatchCalculationResult(
    int TotalCustomers, int Calculated, int Failed, IReadOnlyList<IReadOnlyDictionary<string, string>> Errors, Guid RunId)
{
    /// <summary>The work goes on, and nothing is counted yet.</summary>
    public static BatchCalculationResult Begun(Run run) => new(0, 0, 0, [Error("Calculation started in background")], run.Id);

    /// <param name="waiting">Customers of the shards that are not done.</param>
    public static BatchCalculationResult Of(RunProgress progress, int waiting)
    {
        var (calculated, failed) = (progress.Sum(ScoreCalculation.Calculated), progress.Sum(ScoreCalculation.Failed));
        var errors = new List<IReadOnlyDictionary<string, string>>();
        if (failed > 0)
        {
            errors.Add(Error($"The records of {failed} customers could not be read; their scores are as they were."));
        }

        if (!progress.IsComplete)
        {
            errors.Add(Error(
                $"{progress.Left.Count} of {progress.Run.Shards} parts, with {waiting} customers, are not done yet or could not be done; run {progress.Run.Id:D} has their outcome."));
        }

        return new BatchCalculationResult(calculated + failed + waiting, calculated, failed, errors, progress.Run.Id);
    }

    private static Dictionary<string, string> Error(FormattableString sentence) => Error(sentence.ToString(CultureInfo.InvariantCulture));

    private static Dictionary<string, string> Error(string sentence) => new() { ["message"] = sentence };
}

using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Scores;
using Xunit;

namespace CustomerHealth.Tests.Service.Scores;

public sealed class ScoreReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_replay_to_any_moment_is_the_evaluation_of_what_had_happened_by_then()
    {
        var events = Enumerable.Range(0, 80)
            .Select(day => day % 9 == 0
                ? (CustomerEvent)new TicketEvent("t", $"ticket-{day}", Start.AddDays(day))
                : new LoginEvent("t", $"login-{day}", Start.AddDays(day), 3 + day))
            .OrderBy(happened => happened.Id, StringComparer.Ordinal)
            .ToList();
        DateTimeOffset[] moments = [Start.AddDays(-1), Start, Start.AddDays(30), Start.AddDays(30.5), Start.AddDays(100)];

        var replayed = ScoreReplay.Of(BuiltInScorecards.Usage, events, moments);

        for (var at = 0; at < moments.Length; at++)
        {
            var signals = CustomerSignals.Empty.With([.. events.Where(happened => happened.Occurred <= moments[at])]);
            Assert.Equal(Evaluator.Evaluate(BuiltInScorecards.Usage, signals, moments[at]).ToBytes(), replayed[at].ToBytes());
        }
    }
}

using CustomerHealth.Service.Events;
using CustomerHealth.Service.Records;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>What became of a record, as an answer.</summary>
internal static class RecordAnswers
{
    public static IResult TooLarge() => Reply.Refuse(
        StatusCodes.Status413PayloadTooLarge, $"It takes more than the {EventLimits.EventBytes} bytes that there are for one.");

    /// <param name="unknown">Where there is no such record, or no such customer.</param>
    /// <param name="refused">Where a rule is against it; null for kinds that have none.</param>
    public static IResult Answer<T>(this Written<T> written, Func<T?, IResult> done, Func<IResult> unknown, Func<IResult>? refused = null)
        where T : class => written.Outcome switch
        {
            RecordOutcome.Done => done(written.Record),
            RecordOutcome.Unknown => unknown(),
            RecordOutcome.TooLarge => TooLarge(),
            RecordOutcome.Refused when refused is not null => refused(),
            _ => throw new ArgumentOutOfRangeException(nameof(written), written.Outcome, "Nobody answers this."),
        };
}

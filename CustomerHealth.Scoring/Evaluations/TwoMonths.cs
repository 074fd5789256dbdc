using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>The calendar month before some day's month, and the one before that, as UTC days.</summary>
/// <param name="PreviousFirst">The first day of the month before the last.</param>
/// <param name="LastFirst">The first day of the last month.</param>
/// <param name="End">The first day after it: the running month is left out, since it is not over.</param>
internal readonly record struct TwoMonths(DateOnly PreviousFirst, DateOnly LastFirst, DateOnly End)
{
    public static TwoMonths Before(DateOnly asOf)
    {
        var running = new DateOnly(asOf.Year, asOf.Month, 1);
        return new TwoMonths(running.AddMonths(-2), running.AddMonths(-1), running);
    }

    public long Last(CustomerSignals signals, Activity activity) =>
        signals.SumOfDays(activity, LastFirst.DayNumber - 1, End.DayNumber - 1);

    public long Previous(CustomerSignals signals, Activity activity) =>
        signals.SumOfDays(activity, PreviousFirst.DayNumber - 1, LastFirst.DayNumber - 1);
}

using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The contract as it was stated last.</summary>
/// <param name="StartDate">Its first day; null if none is agreed.</param>
/// <param name="EndDate">Its last day; null if none is agreed.</param>
/// <param name="Value">0 or more, without trailing zeros; null if none is agreed.</param>
/// <param name="Latest">The event that says so.</param>
public sealed record ContractSignal(DateOnly? StartDate, DateOnly? EndDate, decimal? Value, EventStamp Latest)
{
    /// <summary>Days since the contract began, 0 on its first day; negative before it, null without one.</summary>
    public int? AgeInDays(DateOnly today) => StartDate is { } start ? today.DayNumber - start.DayNumber : null;

    /// <summary>Days until the contract ends, 0 on its last day; negative after it, null without one.</summary>
    public int? DaysToEnd(DateOnly today) => EndDate is { } end ? end.DayNumber - today.DayNumber : null;

    internal static ContractSignal Of(ContractEvent seen, EventStamp stamp) =>
        new(seen.StartDate, seen.EndDate, seen.Value is { } value ? Amounts.Normal(value) : null, stamp);

    internal static void Write(CompactWriter writer, ContractSignal? signal)
    {
        writer.Byte(signal is null ? (byte)0 : signal.Value is null ? (byte)1 : (byte)2);
        if (signal is null)
            return;

        if (signal.Value is { } value)
            writer.Money(value);
        writer.OptionalDay(signal.StartDate);
        writer.OptionalDay(signal.EndDate);
        writer.Id(signal.Latest.Id);
        writer.Word(signal.Latest.Source);
        writer.Time(signal.Latest.Occurred);
    }

    internal static ContractSignal? Read(ref CompactReader reader)
    {
        var form = reader.Number(2);
        if (form == 0)
            return null;

        decimal? value = form == 2 ? reader.Money() : null;
        var start = reader.OptionalDay();
        var end = reader.OptionalDay();
        var id = reader.Id();
        var source = reader.RequiredWord();
        return new ContractSignal(start, end, value, new EventStamp(reader.Time(), id, source));
    }
}

using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of an invoice.</summary>
/// <param name="Amount">In <paramref name="Currency"/>, 0 or more, without trailing zeros.</param>
public sealed record InvoiceSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    decimal Amount,
    DateOnly DueDate,
    DateOnly? PaidDate,
    string? Currency)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<InvoiceSignal>
{
    /// <summary>Paid, and on the due date at the latest.</summary>
    public bool PaidOnTime => PaidDate is { } paid && paid <= DueDate;

    /// <summary>Paid after the due date, or unpaid although that day is over.</summary>
    public bool IsLate(DateOnly today) => PaidDate is { } paid ? paid > DueDate : DueDate < today;

    internal static InvoiceSignal Of(InvoiceEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.InvoiceId) ?? stamp.Id,
        stamp,
        stamp.Occurred,
        Amounts.Normal(seen.Amount),
        seen.DueDate,
        seen.PaidDate,
        CanonicalText.OfOptional(seen.Currency));

    void IStoredEntity<InvoiceSignal>.WriteState(CompactWriter writer)
    {
        writer.Money(Amount);
        writer.Number(DueDate.DayNumber);
        writer.OptionalDay(PaidDate);
        writer.Word(Currency);
    }

    static InvoiceSignal IStoredEntity<InvoiceSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.Money(),
        DateOnly.FromDayNumber(reader.Number(DateOnly.MaxValue.DayNumber)),
        reader.OptionalDay(),
        reader.Word());
}

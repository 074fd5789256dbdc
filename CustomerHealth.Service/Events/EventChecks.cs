using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Events;

/// <summary>Every check of an event that needs no storage.</summary>
public sealed class EventChecks(TimeProvider time)
{
    internal static readonly EventProblem UnknownCustomer = new("unknown-customer", "subject", "There is no such customer.");

    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    public EventVerdict Check(EventSubmission submission, int index)
    {
        if (submission.Problem is not null)
        {
            return new EventVerdict(index, submission.Id, null, submission.Problem);
        }

        try
        {
            var accepted = Accept(submission);
            return new EventVerdict(index, accepted.Id, accepted, null);
        }
        catch (EventProblemException exception)
        {
            return new EventVerdict(index, submission.Id, null, exception.Problem);
        }
    }

    private AcceptedEvent Accept(EventSubmission submission)
    {
        var now = time.GetUtcNow();
        Require(
            submission.Bytes <= EventLimits.EventBytes,
            "event-too-large", null, $"An event has at most {EventLimits.EventBytes} bytes, this one {submission.Bytes}.");
        Require(submission.Source.Length is >= 1 and <= EventLimits.IdCharacters, "invalid-source", "source", "The field 'source' must be 1 to 256 characters.");
        Require(submission.Id is null or { Length: >= 1 and <= EventLimits.IdCharacters }, "invalid-id", "id", "The field 'id' must be 1 to 256 characters.");
        Require(
            CustomerId.IsValid(submission.CustomerId),
            "invalid-customer", "subject", "A customer id is 1 to 64 of the characters A-Z, a-z, 0-9, _ and -.");
        CheckTime(submission.Occurred, now);

        var id = submission.Id ?? Guid.CreateVersion7(now).ToString("D");
        var data = submission.Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? NoData : submission.Data;
        var occurred = submission.Occurred ?? now;
        _ = EventVocabulary.Read(submission.Type, data, submission.Source, id, occurred);
        var canonical = JsonText.Canonical(data);
        Require(
            canonical.Length <= EventLimits.EventBytes,
            "event-too-large", "data", $"The data of an event has at most {EventLimits.EventBytes} bytes, this one {canonical.Length}.");
        using var kept = JsonDocument.Parse(canonical);
        return new AcceptedEvent(
            submission.CustomerId,
            submission.Source,
            id,
            submission.Type,
            occurred,
            submission.Backfill ? occurred : now,
            AcceptedEvent.HashOf(submission.Type, submission.Occurred, canonical),
            kept.RootElement.Clone(),
            submission.Backfill)
        {
            Batch = submission.Batch,
        };
    }

    private static void CheckTime(DateTimeOffset? occurred, DateTimeOffset now)
    {
        if (occurred is not { } time)
        {
            return;
        }

        Require(
            time >= EventLimits.Earliest,
            "invalid-time", "time", string.Create(CultureInfo.InvariantCulture, $"Events happened after {EventLimits.Earliest:yyyy-MM-dd}."));
        Require(
            time <= now + EventLimits.ClockSkew,
            "time-in-future", "time", "The event is more than five minutes ahead of the server's clock.");
    }

    private static void Require(bool met, string code, string? field, string detail)
    {
        if (!met)
        {
            throw new EventProblemException(new EventProblem(code, field, detail));
        }
    }
}

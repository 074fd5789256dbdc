using System.Text.Json;

namespace CustomerHealth.Service.Events;

/// <summary>An event as a surface understood it, before it is checked. Text fields may still be too long or missing.</summary>
/// <param name="Id">Null: the server makes one.</param>
/// <param name="Occurred">Null: the sender named no time, and the moment of receipt counts.</param>
/// <param name="Bytes">Size as sent.</param>
/// <param name="Backfill">History from an import: recorded counts as when it occurred.</param>
public sealed record EventSubmission(
    string CustomerId,
    string Source,
    string? Id,
    string Type,
    DateTimeOffset? Occurred,
    JsonElement Data,
    int Bytes,
    bool Backfill = false)
{
    /// <summary>The submission a receipt can be asked for; null where none is given.</summary>
    public Guid? Batch { get; init; }

    /// <summary>What the surface found wrong already; the event is refused for it, in its place among the others.</summary>
    public EventProblem? Problem { get; init; }

    /// <summary>Something that was sent as an event and is none.</summary>
    public static EventSubmission Unreadable(string? id, EventProblem problem) =>
        new(string.Empty, string.Empty, id, string.Empty, null, default, 0) { Problem = problem };
}

/// <summary>What intake decided about one submitted event.</summary>
/// <param name="Index">Place in the submission.</param>
/// <param name="Accepted">The event as it went into the queue; null when refused.</param>
/// <param name="Problem">Why it was refused; null when accepted.</param>
public sealed record EventVerdict(int Index, string? Id, AcceptedEvent? Accepted, EventProblem? Problem);

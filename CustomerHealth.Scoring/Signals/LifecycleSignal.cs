using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The state of the customer's life that was entered last.</summary>
/// <param name="State">Which state.</param>
/// <param name="Reason">Why, in the sender's words; null if nobody said.</param>
/// <param name="Latest">The event that says so.</param>
public sealed record LifecycleSignal(LifecycleState State, string? Reason, EventStamp Latest)
{
    /// <summary>When the state was entered, UTC.</summary>
    public DateTimeOffset Since => Latest.Occurred;

    internal static LifecycleSignal Of(LifecycleEvent seen, EventStamp stamp) =>
        new(seen.State, CanonicalText.OfOptional(seen.Reason), stamp);

    internal static void Write(CompactWriter writer, LifecycleSignal? signal)
    {
        writer.Byte(signal is null ? (byte)0 : (byte)((byte)signal.State + 1));
        if (signal is null)
            return;

        writer.Word(signal.Reason);
        writer.Id(signal.Latest.Id);
        writer.Word(signal.Latest.Source);
        writer.Time(signal.Latest.Occurred);
    }

    internal static LifecycleSignal? Read(ref CompactReader reader)
    {
        var state = reader.Number((int)LifecycleState.Reactivated + 1);
        if (state == 0)
            return null;

        var reason = reader.Word();
        var id = reader.Id();
        var source = reader.RequiredWord();
        return new LifecycleSignal((LifecycleState)(state - 1), reason, new EventStamp(reader.Time(), id, source));
    }
}

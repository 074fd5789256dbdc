namespace CustomerHealth.Service.Events;

/// <summary>What became of an accepted event.</summary>
public enum EventOutcome
{
    /// <summary>It changed the customer's state, now.</summary>
    Applied,

    /// <summary>The same event had been applied before.</summary>
    Duplicate,

    /// <summary>Another event with the same id had been applied before; this one is in quarantine.</summary>
    Conflict,

    /// <summary>It cannot be applied; it is in quarantine with the reason.</summary>
    Dead,
}

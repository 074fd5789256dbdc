namespace CustomerHealth.Service.Events;

/// <summary>How large events may be, and when they may have happened.</summary>
public static class EventLimits
{
    /// <summary>Bytes of one event as sent.</summary>
    public const int EventBytes = 64 * 1024;

    /// <summary>Bytes of a request body with a single event.</summary>
    public const int SingleBodyBytes = 256 * 1024;

    /// <summary>Bytes of a request body with a batch.</summary>
    public const int BatchBodyBytes = 5 * 1024 * 1024;

    /// <summary>Events of one batch.</summary>
    public const int BatchEvents = 1_000;

    /// <summary>Events of one customer that fit into one transaction beside its other rows.</summary>
    public const int EventsPerMessage = 95;

    /// <summary>Characters of a source, an event id or an entity id.</summary>
    public const int IdCharacters = 256;

    /// <summary>The most a count may be.</summary>
    public const long Count = 1_000_000_000;

    /// <summary>The most an amount of money may be.</summary>
    public const decimal Amount = 1_000_000_000_000m;

    /// <summary>Decimals an amount of money has at most.</summary>
    public const int AmountDecimals = 4;

    /// <summary>How far ahead of our clock a sender's may be.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Events happened from here on; before it a date is a mistake.</summary>
    public static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Due dates and the like lie before this.</summary>
    public static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

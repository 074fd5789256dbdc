namespace CustomerHealth.Scoring.Relationships;

/// <summary>How much a customer is worth, roughly. The numbers are part of the stored format.</summary>
public enum ValueSegment
{
    /// <summary>All others, and those that never bought anything.</summary>
    Low = 0,

    /// <summary>Over 500.</summary>
    Medium = 1,

    /// <summary>Over 1,000.</summary>
    High = 2,
}

public static class ValueSegments
{
    private const decimal HighOver = 1_000;
    private const decimal MediumOver = 500;

    public static ValueSegment Of(decimal lifetimeValue) => lifetimeValue switch
    {
        > HighOver => ValueSegment.High,
        > MediumOver => ValueSegment.Medium,
        _ => ValueSegment.Low,
    };
}

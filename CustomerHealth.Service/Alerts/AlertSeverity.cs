namespace CustomerHealth.Service.Alerts;

/// <summary>How urgent an alert is, in rising order. The numbers are part of the stored format.</summary>
public enum AlertSeverity
{
    Low = 0,
    Medium = 1,
    High = 2,
    Critical = 3,
}

/// <summary>The words for severities, as stored and on the wire.</summary>
public static class AlertSeverities
{
    private static readonly string[] Words = ["low", "medium", "high", "critical"];

    public static string Word(this AlertSeverity severity) => Words[(int)severity];

    /// <exception cref="FormatException">It is none of the words.</exception>
    public static AlertSeverity Read(string? word) => Array.IndexOf(Words, word) is var at and >= 0
        ? (AlertSeverity)at
        : throw new FormatException($"'{word}' is no severity of an alert.");
}

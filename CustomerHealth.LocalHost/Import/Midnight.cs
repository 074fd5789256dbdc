namespace CustomerHealth.LocalHost.Import;

/// <summary>A date of a source that has no times: the start of that day, UTC.</summary>
internal static class Midnight
{
    public static DateTimeOffset Of(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);
}

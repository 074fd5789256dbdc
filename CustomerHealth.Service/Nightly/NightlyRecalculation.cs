namespace CustomerHealth.Service.Nightly;

/// <summary>The nightly recalculation of every score, as of 00:00 UTC.</summary>
public sealed partial class NightlyRecalculation
{
    /// <summary>Runs every day at midnight UTC (six-field NCRONTAB).</summary>
    public const string Schedule = "0 0 0 * * *";
}

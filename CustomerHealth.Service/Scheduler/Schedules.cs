namespace CustomerHealth.Service.Scheduler;

/// <summary>
/// When the jobs run: six fields as the Functions host reads them, seconds first, in UTC. The timer triggers and the listing of jobs have
/// them from here.
/// </summary>
public static class Schedules
{
    public const string DailyScores = "0 0 0 * * *";
    public const string ContractCheck = "0 0 8 * * *";
    public const string LicenseCheck = "0 30 8 * * *";
    public const string InactivityCheck = "0 0 9 * * *";
    public const string DueReports = "0 0 * * * *";
}

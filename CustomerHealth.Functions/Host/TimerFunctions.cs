using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Tenancy;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>The timers. Each only starts its job; a double or late start does no harm.</summary>
public sealed class TimerFunctions(
    NightlyRecalculation nightly, ContractCheck contracts, LicenseCheck licenses, InactivityCheck silence, DueReports reports)
{
    // A timer is not started again before its next time, unless it says so: a short outage must not cost a night.
    private const int Retries = 8;
    private const string FirstPause = "00:00:05";
    private const string LongestPause = "00:10:00";

    [Function("NightlyRecalculation")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task RecalculateNightly(
        [TimerTrigger(Schedules.DailyScores)] TimerInfo timer, CancellationToken cancellationToken) =>
        nightly.StartAsync(cancellationToken);

    [Function("ContractExpiryCheck")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task CheckContracts(
        [TimerTrigger(Schedules.ContractCheck)] TimerInfo timer, CancellationToken cancellationToken) =>
        contracts.StartAsync(TenantId.Main, cancellationToken);

    [Function("LicenseExpiryCheck")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task CheckLicenses(
        [TimerTrigger(Schedules.LicenseCheck)] TimerInfo timer, CancellationToken cancellationToken) =>
        licenses.StartAsync(TenantId.Main, cancellationToken);

    [Function("InactivityCheck")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task CheckInactivity(
        [TimerTrigger(Schedules.InactivityCheck)] TimerInfo timer, CancellationToken cancellationToken) =>
        silence.StartAsync(TenantId.Main, cancellationToken);

    [Function("ScheduledReports")]
    [ExponentialBackoffRetry(Retries, FirstPause, LongestPause)]
    public Task RunScheduledReports(
        [TimerTrigger(Schedules.DueReports)] TimerInfo timer, CancellationToken cancellationToken) =>
        reports.StartAsync(TenantId.Main, cancellationToken);
}

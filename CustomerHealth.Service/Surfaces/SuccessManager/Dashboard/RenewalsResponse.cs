using System.Text.Json.Serialization;
using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary>Contracts that end soon; a longer list has everything of a shorter one.</summary>
internal sealed record UpcomingRenewalsResponse(
    [property: JsonPropertyName("renewals_30_days")] IReadOnlyList<RenewalItem> In30Days,
    [property: JsonPropertyName("renewals_60_days")] IReadOnlyList<RenewalItem> In60Days,
    [property: JsonPropertyName("renewals_90_days")] IReadOnlyList<RenewalItem> In90Days,
    [property: JsonPropertyName("total_value_30_days")] decimal ValueIn30Days,
    [property: JsonPropertyName("total_value_60_days")] decimal ValueIn60Days,
    [property: JsonPropertyName("total_value_90_days")] decimal ValueIn90Days)
{
    public static UpcomingRenewalsResponse Of(IReadOnlyList<Renewal> renewals, DateOnly today)
    {
        var (soon, later, latest) = (
            UpcomingRenewals.Within(30, renewals, today),
            UpcomingRenewals.Within(60, renewals, today),
            UpcomingRenewals.Within(Renewal.MostDays, renewals, today));
        return new UpcomingRenewalsResponse(
            Items(soon), Items(later), Items(latest), Rounding.ToTwoPlaces(soon.Value), Rounding.ToTwoPlaces(later.Value), Rounding.ToTwoPlaces(latest.Value));

        IReadOnlyList<RenewalItem> Items(UpcomingRenewals upcoming) =>
            [.. upcoming.Renewals.Select(renewal => RenewalItem.Of(renewal, today))];
    }
}

internal sealed record RenewalItem(
    string CustomerId,
    string CompanyName,
    decimal? ContractValue,
    int? HealthScore,
    string? HealthStatus,
    DateOnly ContractEndDate,
    int DaysUntilRenewal,
    string? AccountManager)
{
    public static RenewalItem Of(Renewal renewal, DateOnly today) => new(
        renewal.CustomerId,
        renewal.Name,
        renewal.Value is { } value ? Rounding.ToTwoPlaces(value) : null,
        renewal.Points,
        DashboardWords.HealthStatus(renewal.Points),
        renewal.End,
        renewal.DaysLeft(today),
        renewal.Manager);
}

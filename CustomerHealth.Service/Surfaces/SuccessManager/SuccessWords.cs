using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>The document's words for how a customer stands.</summary>
internal static class SuccessWords
{
    public static readonly Words<CustomerStatus> Statuses = new(
        ("active", CustomerStatus.Active),
        ("at_risk", CustomerStatus.AtRisk),
        ("churned", CustomerStatus.Churned),
        ("onboarding", CustomerStatus.Onboarding));

    public static readonly Words<TrendDirection> Trends = new(
        ("improving", TrendDirection.Improving),
        ("stable", TrendDirection.Stable),
        ("declining", TrendDirection.Declining));

    /// <summary>Where there is nothing to compare with, nothing changed.</summary>
    public static string Of(TrendDirection trend) => Trends.Of(trend == TrendDirection.Unknown ? TrendDirection.Stable : trend);
}

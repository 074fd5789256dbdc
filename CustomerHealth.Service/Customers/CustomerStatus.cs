using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Service.Customers;

/// <summary>Where a customer stands in its life, for those who look after it.</summary>
public enum CustomerStatus
{
    Onboarding,
    Active,

    /// <summary>The success score fell into one of the lower bands, or somebody said so.</summary>
    AtRisk,
    Churned,
}

/// <summary>How the status follows from what is stored.</summary>
public static class CustomerStatuses
{
    /// <param name="life">The state of life that was entered last; null for a customer of whom nobody said: it is active.</param>
    /// <param name="since">When that was.</param>
    /// <param name="atRisk">
    /// Since when the customer is marked as at risk. A state of life entered later lifts the mark: somebody decided. A better score does
    /// not, as in the reference: a person looks at it first.
    /// </param>
    public static CustomerStatus Of(LifecycleState? life, DateTimeOffset? since, DateTimeOffset? atRisk) =>
        life == LifecycleState.Churned ? CustomerStatus.Churned
        : atRisk is { } mark && !(since > mark) ? CustomerStatus.AtRisk
        : life == LifecycleState.Onboarding ? CustomerStatus.Onboarding
        : CustomerStatus.Active;
}

using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Scores;

/// <summary>The success score in force on a day.</summary>
public readonly record struct SuccessDay(DateOnly Day, SuccessStanding Standing)
{
    /// <summary>The one a customer has now, dated by the day it was worked out; null for a customer without a score.</summary>
    /// <param name="today">The day that its trend is of.</param>
    public static SuccessDay? Of(CustomerState customer, DateOnly today) =>
        Of(customer.Scores.GetValueOrDefault(BuiltInScorecards.Success.Name), today);

    /// <inheritdoc cref="Of(CustomerState, DateOnly)"/>
    public static SuccessDay? Of(ListedCustomer customer, DateOnly today) => Of(customer.Success, today);

    /// <summary>In which band of risk it lies. Bands begin at whole points, so that whole points are enough to tell.</summary>
    public Band Risk => BuiltInScorecards.Success.BandOf(Standing.Scores.Overall * 1000);

    /// <summary>The id that clients know it by: the same every time.</summary>
    public Guid IdOf(TenantId tenant, string customerId) => RecordIds.Derived(tenant, customerId, $"score|{Day:O}");

    private static SuccessDay? Of(CustomerScore? score, DateOnly today) => score is { Evaluation: { HasScore: true } evaluation }
        ? new SuccessDay(
            DateOnly.FromDateTime(evaluation.AsOf.UtcDateTime),
            new SuccessStanding(
                SuccessScores.Of(evaluation), Trend.Of(BuiltInScorecards.Success.Trend, score.History, today).Direction, evaluation.AsOf))
        : null;
}

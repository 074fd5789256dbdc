using System.Text.Json.Serialization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>What stands behind a customer's latest score: for each component its points, its weight, and raw numbers.</summary>
internal sealed record FactorsDocument(
    Factor<AdoptionDetails> ProductAdoption,
    Factor<SupportDetails> SupportHealth,
    Factor<EngagementDetails> Engagement,
    Factor<FinancialDetails> FinancialHealth,
    Factor<SlaDetails> SlaCompliance)
{
    public static FactorsDocument Of(CustomerState customer)
    {
        var evaluation = customer.Scores[BuiltInScorecards.Success.Name].Evaluation;
        var (scores, factors) = (SuccessScores.Of(evaluation), SuccessFactors.Of(customer.Signals, evaluation.AsOf));
        return new FactorsDocument(
            new(scores.Adoption, WeightOf("adoption"), AdoptionDetails.Of(factors.Adoption)),
            new(scores.Support, WeightOf("support"), SupportDetails.Of(factors.Support)),
            new(scores.Engagement, WeightOf("engagement"), EngagementDetails.Of(factors.Engagement)),
            new(scores.Financial, WeightOf("financial"), FinancialDetails.Of(factors.Financial)),
            new(scores.SlaCompliance, WeightOf("sla"), SlaDetails.Of(factors.SlaCompliance)));
    }

    /// <summary>Those of a day of the history: null for the days before the latest evaluation, of which they are not kept.</summary>
    public static FactorsDocument? Behind(CustomerState customer, SuccessDay day) =>
        customer.Scores.GetValueOrDefault(BuiltInScorecards.Success.Name) is { Evaluation: { HasScore: true, AsOf: var asOf } }
        && DateOnly.FromDateTime(asOf.UtcDateTime) == day.Day
            ? Of(customer)
            : null;

    private static decimal WeightOf(string measure) =>
        (decimal)BuiltInScorecards.Success.Measures.Single(known => known.Key == measure).WeightMilli / Scorecard.FullMilli;
}

/// <param name="Score">Whole points, 0–100.</param>
/// <param name="Weight">Its share of the total, 0–1.</param>
internal sealed record Factor<T>(int Score, decimal Weight, T Details);

internal sealed record AdoptionDetails(
    IReadOnlyList<string> DeployedProducts, int ProductCount, int? ContractAgeDays, bool IsNewCustomer, bool GracePeriodApplied)
{
    /// <summary>The grace period of a new customer is the bonus, which it gets whatever it has deployed.</summary>
    public static AdoptionDetails Of(AdoptionFactors factors) => new(
        factors.DeployedProducts, factors.DeployedProducts.Count, factors.ContractAgeDays, factors.IsNewCustomer, factors.IsNewCustomer);
}

internal sealed record SupportDetails(
    [property: JsonPropertyName("ticket_count_90_days")] int TicketCount90Days,
    decimal? AvgResolutionHours,
    int EscalationCount,
    int OpenTickets)
{
    public static SupportDetails Of(SupportFactors factors) => new(
        factors.Tickets, Rounding.ToTwoPlaces(factors.AverageResolutionHours), factors.Escalations, factors.OpenTickets);
}

internal sealed record EngagementDetails(
    [property: JsonPropertyName("meetings_90_days")] int Meetings90Days,
    [property: JsonPropertyName("calls_90_days")] int Calls90Days,
    [property: JsonPropertyName("emails_90_days")] int Emails90Days,
    [property: JsonPropertyName("total_interactions_90_days")] int TotalInteractions90Days,
    DateTime? LastInteractionDate,
    int? DaysSinceLastInteraction)
{
    public static EngagementDetails Of(EngagementFactors factors) => new(
        factors.Meetings, factors.Calls, factors.Emails, factors.Interactions, factors.LastHeld?.UtcDateTime, factors.DaysSinceLast);
}

internal sealed record FinancialDetails(
    decimal? ContractValue, DateOnly? ContractStartDate, DateOnly? ContractEndDate, int? DaysUntilExpiry, bool IsExpired, int? TenureDays)
{
    public static FinancialDetails Of(FinancialFactors factors) => new(
        Rounding.ToTwoPlaces(factors.ContractValue), factors.StartDate, factors.EndDate, factors.DaysToEnd, factors.IsExpired, factors.TenureDays);
}

internal sealed record SlaDetails(
    [property: JsonPropertyName("total_tickets_90_days")] int TotalTickets90Days,
    int SlaBreachedCount,
    decimal BreachRatePercent,
    decimal ComplianceRatePercent)
{
    public static SlaDetails Of(SlaFactors factors) => new(
        factors.Tickets, factors.Breached, Rounding.ToTwoPlaces(factors.BreachRatePercent), Rounding.ToTwoPlaces(factors.ComplianceRatePercent));
}

using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary>The document's words for what the dashboards are cut into.</summary>
internal static class DashboardWords
{
    public const string NoIndustry = "Unknown";
    public const string NoProducts = "No Products";

    private static readonly string[] Bands = ["critical", "at_risk", "good", "excellent"];

    public static readonly Words<ActivityKind> Activities = new(
        ("new_customer", ActivityKind.NewCustomer),
        ("new_deployment", ActivityKind.NewDeployment),
        ("interaction", ActivityKind.Interaction),
        ("csat", ActivityKind.Survey),
        ("alert", ActivityKind.Alert));

    /// <summary>Of contract sizes, the largest first.</summary>
    public static readonly IReadOnlyList<(ContractSize Size, string Name)> Sizes =
    [
        (ContractSize.Enterprise, "Enterprise ($500K+)"),
        (ContractSize.MidMarket, "Mid-Market ($100K-$500K)"),
        (ContractSize.Small, "SMB ($25K-$100K)"),
        (ContractSize.Starter, "Starter (<$25K)"),
    ];

    /// <summary>Of the bands of the success score, the highest first, then of those without a score.</summary>
    public static readonly IReadOnlyList<(int Band, string Name)> HealthSegments =
    [
        (3, "Excellent (80-100)"),
        (2, "Good (60-79)"),
        (1, "At Risk (40-59)"),
        (0, "Critical (<40)"),
        (4, "Not Scored"),
    ];

    /// <summary>The band that a score is in; null without one.</summary>
    public static string? HealthStatus(int? points) => points is { } scored ? Bands[SuccessHealth.BandOf(scored)] : null;
}

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>The products that figures are kept of one by one. Deployments of others count in the totals alone, however many there are.</summary>
public static class SuccessProducts
{
    public static IReadOnlyList<string> All { get; } = ["MonetX", "SupportX", "GreenX"];

    /// <summary>The product if it is one of them.</summary>
    public static string? Known(string? product) => All.FirstOrDefault(known => known == product);
}

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Deployments: <c>{customer}</c> is a customer, <c>{id}</c> a deployment of it whose licence ends in ten days.</summary>
internal sealed class DeploymentsArea : ContractArea
{
    private const string New = """
        {"customer_id":"{customer}","product_name":"SupportX","deployment_date":"2025-01-01","version":"1","environment":"hybrid","license_type":"trial",
        "license_expiry":"2026-01-01"}
        """;

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/deployments/?limit=3", null, SignedIn, 200, "DeploymentListResponse"),
        new("POST", "/deployments/", New, Managers, 201, "ProductDeploymentResponse"),
        new("GET", "/deployments/stats", null, SignedIn, 200, "DeploymentStats"),
        new("GET", "/deployments/expiring?limit=3", null, SignedIn, 200, "ExpiringDeploymentsResponse"),
        new("GET", "/deployments/by-product/{name}?limit=3", null, SignedIn, 200, "DeploymentByProductResponse"),
        new("GET", "/deployments/{id}", null, SignedIn, 200, "DeploymentDetailResponse"),
        new("PUT", "/deployments/{id}", """{"version":"2"}""", Managers, 200, "ProductDeploymentResponse"),
        new("DELETE", "/deployments/{id}", null, Managers, 200, "ProductDeploymentResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var customer = await app.AddCustomerAsync();
        var added = await app.SendAsync(
            "manager", "POST", "/deployments/", New.Replace("{customer}", customer, StringComparison.Ordinal).Replace("2026-01-01", app.Day(10), StringComparison.Ordinal));
        return text => text
            .Replace("{customer}", customer, StringComparison.Ordinal)
            .Replace("{id}", added.Json.Text("id"), StringComparison.Ordinal)
            .Replace("{name}", "SupportX", StringComparison.Ordinal);
    }
}

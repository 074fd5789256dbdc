using CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Customers: <c>{id}</c> is one made for the request, with records of every kind.</summary>
internal sealed class CustomersArea : ContractArea
{
    private const string Whole = """
        {"company_name":"New {n}","industry":"Telecom","contact_name":"Ada","contact_email":"ada@example.com","contact_phone":"1","deployed_products":["MonetX"],
        "contract_start_date":"2026-01-01","contract_end_date":"2027-01-01","contract_value":"1200.50","account_manager":"Bea","status":"active",
        "logo_url":"https://example.com/logo.png","notes":"None","portal_enabled":true}
        """;

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/customers/", null, SignedIn, 200, "CustomerListResponse"),
        new("POST", "/customers/", Whole, Managers, 201, "CustomerResponse"),
        new("GET", "/customers/industries", null, SignedIn, 200, "string[]"),
        new("GET", "/customers/account-managers", null, SignedIn, 200, "AccountManagerItem[]"),
        new("GET", "/customers/{id}", null, SignedIn, 200, "CustomerDetailResponse"),
        new("PUT", "/customers/{id}", """{"company_name":"Renamed {n}","status":"at_risk","contract_value":5}""", Managers, 200, "CustomerResponse"),
        new("DELETE", "/customers/{id}", null, Managers, 200, "Message"),
        new("GET", "/customers/{id}/timeline", null, SignedIn, 200, "TimelineResponse"),
        new("GET", "/customers/{id}/health-history?start_date=2026-01-01", null, SignedIn, 200, "HealthHistoryResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var id = await app.PostCustomerAsync($$"""
            {"company_name":"Prepared {{number}}","account_manager_id":"{{app.IdOf("csm")}}","contract_end_date":"{{app.Day(12)}}","industry":"Finance"}
            """);
        await app.AddRecordsAsync(id);
        return text => text.Replace("{id}", id, StringComparison.Ordinal);
    }
}

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>
/// Surveys: <c>{customer}</c> is a customer, <c>{id}</c> an answered survey about a deployment of it, <c>{token}</c> a link nobody has used.
/// </summary>
internal sealed class CsatArea : ContractArea
{
    private const string New = """
        {"customer_id":"{customer}","survey_type":"quarterly","score":4,"feedback_text":"Great support","submitted_by_name":"Ada",
        "submitted_by_email":"ada@example.com","product_deployment_id":"{deployment}"}
        """;

    private const string Link = """{"customer_id":"{customer}","survey_type":"nps"}""";

    private const string Deployment = """
        {"customer_id":"{customer}","product_name":"SupportX","deployment_date":"2025-01-01","version":"1","environment":"hybrid","license_type":"trial",
        "license_expiry":"2030-01-01"}
        """;

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/csat/?limit=3", null, SignedIn, 200, "CSATListResponse"),
        new("POST", "/csat/", New, SignedIn, 201, "CSATSurveyResponse"),
        new("GET", "/csat/analytics", null, SignedIn, 200, "CSATAnalyticsResponse"),
        new("POST", "/csat/survey-link", Link, Managers, 200, "SurveyLinkResponse"),
        new("GET", "/csat/public/info/{token}", null, Everybody, 200, "SurveyTokenInfo"),
        new("POST", "/csat/public/submit/{token}", """{"score":9,"submitted_by_name":"Ada","submitted_by_email":"ada@example.com"}""", Everybody, 200, "CSATSurveyResponse"),
        new("GET", "/csat/customer/{id}/summary", null, SignedIn, 200, "CSATCustomerSummary"),
        new("GET", "/csat/{id}", null, SignedIn, 200, "CSATSurveyResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var customer = await app.AddCustomerAsync();
        var deployment = await PostAsync("/deployments/", Deployment);
        var survey = await PostAsync("/csat/", New);
        var link = await PostAsync("/csat/survey-link", Link);
        return text => text
            .Replace("/customer/{id}", $"/customer/{customer}", StringComparison.Ordinal)
            .Replace("{customer}", customer, StringComparison.Ordinal)
            .Replace("{deployment}", deployment.Json.Text("id"), StringComparison.Ordinal)
            .Replace("{id}", survey.Json.Text("id"), StringComparison.Ordinal)
            .Replace("{token}", link.Json.Text("token"), StringComparison.Ordinal);

        Task<Answer> PostAsync(string path, string body) => app.SendAsync(
            "manager", "POST", path, body.Replace("{customer}", customer, StringComparison.Ordinal).Replace("\"{deployment}\"", "null", StringComparison.Ordinal));
    }
}

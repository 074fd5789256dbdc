namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Interactions: <c>{customer}</c> is a customer, <c>{id}</c> an interaction with it that has a follow-up.</summary>
internal sealed class InteractionsArea : ContractArea
{
    private const string New = """
        {"customer_id":"{customer}","interaction_type":"call","subject":"Renewal","description":"Talked about the next year","performed_by":"viewer@example.com",
        "follow_up_required":true,"follow_up_date":"2030-01-01"}
        """;

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/interactions/?limit=3", null, SignedIn, 200, "InteractionListResponse"),
        new("POST", "/interactions/", New, SignedIn, 201, "CustomerInteractionResponse"),
        new("GET", "/interactions/summary", null, SignedIn, 200, "InteractionSummaryStats"),
        new("GET", "/interactions/pending-followups?limit=3", null, SignedIn, 200, "PendingFollowupsResponse"),
        new("GET", "/interactions/customer/{id}?limit=3", null, SignedIn, 200, "InteractionListResponse"),
        new("GET", "/interactions/{id}", null, SignedIn, 200, "CustomerInteractionResponse"),
        new("PUT", "/interactions/{id}", """{"subject":"Renewal, again"}""", SignedIn, 200, "CustomerInteractionResponse"),
        new("DELETE", "/interactions/{id}", null, Managers, 200, "Message"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var customer = await app.AddCustomerAsync();
        var logged = await app.SendAsync("viewer", "POST", "/interactions/", New.Replace("{customer}", customer, StringComparison.Ordinal));
        return text => text
            .Replace("/customer/{id}", $"/customer/{customer}", StringComparison.Ordinal)
            .Replace("{customer}", customer, StringComparison.Ordinal)
            .Replace("{id}", logged.Json.Text("id"), StringComparison.Ordinal);
    }
}

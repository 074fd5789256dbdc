using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Alerts: <c>{customer}</c> and the id after <c>customer/</c> is a customer, <c>{id}</c> a critical alert of it.</summary>
internal sealed class AlertsArea : ContractArea
{
    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/alerts/?limit=3", null, SignedIn, 200, "AlertListResponse"),
        new(
            "POST", "/alerts/", """{"customer_id":"{customer}","alert_type":"escalation","title":"Call back","description":"They called twice."}""",
            SignedIn, 201, "AlertResponse"),
        new("GET", "/alerts/dashboard", null, SignedIn, 200, "AlertDashboardSummary"),
        new("GET", "/alerts/stats", null, SignedIn, 200, "AlertStatsResponse"),
        new("POST", "/alerts/bulk-resolve", """{"alert_ids":["{id}"],"resolved_by":"Eve"}""", Managers, 200, "BulkResolveResponse"),
        new("POST", "/alerts/run-checks", null, Managers, 200, "map<any>"),
        new("GET", "/alerts/customer/{id}?limit=3", null, SignedIn, 200, "AlertListResponse"),
        new("GET", "/alerts/{id}", null, SignedIn, 200, "AlertWithCustomer"),
        new("PUT", "/alerts/{id}", """{"severity":"low"}""", SignedIn, 200, "AlertResponse"),
        new("PUT", "/alerts/{id}/resolve", """{"resolved_by":"Eve"}""", SignedIn, 200, "AlertResponse"),
        new("PUT", "/alerts/{id}/snooze", """{"snooze_days":7,"snoozed_by":"Eve"}""", SignedIn, 200, "AlertResponse"),
    ];

    public override async Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number)
    {
        var customer = await app.AddCustomerAsync();
        var alert = await app.Get<AlertDesk>().WriteAsync(
            TenantId.Main, customer, new AlertStatement(AlertTypes.HealthDrop, AlertSeverity.Critical, "Look", "It fell."), CancellationToken.None);
        return text => text
            .Replace("{customer}", customer, StringComparison.Ordinal)
            .Replace("customer/{id}", $"customer/{customer}", StringComparison.Ordinal)
            .Replace("{id}", alert!.Id.ToString(), StringComparison.Ordinal);
    }
}

using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>An alert alone. One that is put off counts as resolved until it is back.</summary>
internal sealed record AlertResponse(
    [Format("uuid")] string CustomerId,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Types))] string AlertType,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Severities))] string Severity,
    string Title,
    string Description,
    Guid Id,
    bool IsResolved,
    string? ResolvedBy,
    DateTime? ResolvedAt,
    DateTime CreatedAt)
{
    public static AlertResponse Of(CustomerAlert alert, DateTimeOffset now) => new(
        alert.CustomerId,
        alert.Rule,
        alert.Severity.Word(),
        alert.Title,
        AlertNote.Description(alert, now),
        alert.Id,
        !alert.IsOpenAt(now),
        AlertNote.ResolvedBy(alert, now),
        AlertNote.ResolvedAt(alert, now)?.UtcDateTime,
        alert.Raised.UtcDateTime);
}

internal sealed record AlertListResponse(IReadOnlyList<AlertResponse> Alerts, int Total, int Skip, int Limit)
{
    public static AlertListResponse Of(IReadOnlyCollection<CustomerAlert> chosen, Paging paging, DateTimeOffset now) => new(
        [.. paging.Cut(chosen).Select(alert => AlertResponse.Of(alert, now))], chosen.Count, paging.Skip, paging.Limit);
}

/// <summary>An alert with whom it is about.</summary>
internal sealed record AlertWithCustomer(
    Guid Id,
    [Format("uuid")] string CustomerId,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Types))] string AlertType,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Severities))] string Severity,
    string Title,
    string Description,
    bool IsResolved,
    string? ResolvedBy,
    DateTime? ResolvedAt,
    DateTime CreatedAt,
    IReadOnlyDictionary<string, string?>? Customer)
{
    /// <param name="customer">Null where it is not to be seen any more.</param>
    public static AlertWithCustomer Of(CustomerAlert alert, CustomerState? customer, DateTimeOffset now)
    {
        var shown = AlertResponse.Of(alert, now);
        return new AlertWithCustomer(
            shown.Id,
            shown.CustomerId,
            shown.AlertType,
            shown.Severity,
            shown.Title,
            shown.Description,
            shown.IsResolved,
            shown.ResolvedBy,
            shown.ResolvedAt,
            shown.CreatedAt,
            customer is null ? null : About(customer));
    }

    private static Dictionary<string, string?> About(CustomerState customer) => new()
    {
        ["id"] = customer.Profile.Id,
        ["company_name"] = customer.Profile.Name,
        ["status"] = SuccessWords.Statuses.Of(customer.Status),
        ["industry"] = customer.Profile.Industry,
        ["contact_name"] = customer.Profile.Account.ContactName,
        ["contact_email"] = customer.Profile.Account.ContactEmail,
        ["account_manager"] = customer.Profile.Account.AccountManager,
    };
}

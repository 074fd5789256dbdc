using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>An alert alone. One that is put off counts as resolved until it is back.</summary>
internal sealed record AlertResponse(
    string CustomerId,
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
    string CustomerId,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Types))] string AlertType,
    [WordOf(typeof(AlertShape), nameof(AlertShape.Severities))] string Severity,
    string Title,
    string Description,
    bool IsResolved,
    string? ResolvedBy,
    DateTime? ResolvedAt,
    DateTime CreatedAt,
    AlertedCustomer? Customer)
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
            customer is null ? null : AlertedCustomer.Of(customer));
    }
}

/// <summary>Whom an alert is about, for whoever acts on it.</summary>
internal sealed record AlertedCustomer(
    string Id,
    string CompanyName,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Statuses))] string Status,
    string? Industry,
    string? ContactName,
    string? ContactEmail,
    string? AccountManager)
{
    public static AlertedCustomer Of(CustomerState customer) => new(
        customer.Profile.Id,
        customer.Profile.Name,
        SuccessWords.Statuses.Of(customer.Status),
        customer.Profile.Industry,
        customer.Profile.Account.ContactName,
        customer.Profile.Account.ContactEmail,
        customer.Profile.Account.AccountManager);
}

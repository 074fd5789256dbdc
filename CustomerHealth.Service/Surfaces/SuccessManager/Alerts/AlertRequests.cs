using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>Which alerts are asked for, and in which order.</summary>
internal sealed record AlertQuery(
    Paging Paging, string? CustomerId, string? Type, AlertSeverity? Severity, bool? IsResolved, SortOrder Order)
{
    private static readonly Sorting<CustomerAlert> Columns = new(
        alert => alert.Id,
        ("created_at", alert => alert.Raised),
        ("severity", alert => alert.Severity),
        ("title", alert => alert.Title),
        ("alert_type", alert => AlertShape.Types.Listing.ToList().IndexOf(alert.Rule)),
        ("resolved_at", alert => alert.ResolvedAt ?? alert.Snooze?.At),
        ("customer_id", alert => alert.CustomerId));

    public static AlertQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.Optional("customer_id", NamedCustomers.Id),
        query.Optional("alert_type", AlertShape.Types.Choice),
        query.OptionalValue("severity", AlertShape.Severities.Choice),
        query.OptionalValue("is_resolved", Shape.Flag),
        Columns.Read(query));

    public IEnumerable<CustomerAlert> Choose(IEnumerable<CustomerAlert> all, DateTimeOffset now) =>
        Columns.Sort(all.Where(alert => Wants(alert, now)), Order);

    private bool Wants(CustomerAlert alert, DateTimeOffset now) =>
        (CustomerId is null || alert.CustomerId == CustomerId)
        && (Type is null || alert.Rule == Type)
        && (Severity is null || alert.Severity == Severity)
        && (IsResolved is null || alert.IsOpenAt(now) != IsResolved);
}

/// <summary>Which of a customer's alerts are asked for.</summary>
internal sealed record CustomerAlertQuery(bool IncludesResolved, Paging Paging)
{
    public static CustomerAlertQuery Read(SentFields query) => new(
        query.Optional("include_resolved", Shape.Flag, false), Paging.Of(query, otherwise: 50));
}

/// <summary>A body that adds an alert.</summary>
internal sealed record NewAlert(string CustomerId, AlertStatement Statement)
{
    public static NewAlert Read(SentFields body) => new(
        body.Required("customer_id", NamedCustomers.Id),
        new AlertStatement(
            body.Required("alert_type", AlertShape.Types.Choice),
            body.Optional("severity", AlertShape.Severities.Choice, AlertSeverity.Medium),
            body.Required("title", AlertShape.Title),
            body.Required("description", AlertShape.Description)));
}

/// <summary>A body that changes one; what is missing or null stays.</summary>
internal sealed record ChangedAlert(
    string? Type, AlertSeverity? Severity, string? Title, string? Description, bool? IsResolved, string? ResolvedBy)
{
    public static ChangedAlert Read(SentFields body) => new(
        body.Optional("alert_type", AlertShape.Types.Choice),
        body.OptionalValue("severity", AlertShape.Severities.Choice),
        body.Optional("title", AlertShape.Title),
        body.Optional("description", AlertShape.Description),
        body.OptionalValue("is_resolved", Shape.Flag),
        body.Optional("resolved_by", AlertShape.PersonOrNobody));

    /// <summary>
    /// What it changes of an alert. A client that sends back what it was shown changes nothing: what stands in the answer and follows from
    /// the alert is not taken for what somebody says.
    /// </summary>
    public AlertAmendment Of(CustomerAlert alert, DateTimeOffset now) => new(
        Type,
        Severity,
        Title,
        Description is null ? null : AlertNote.Without(Description, alert, now),
        IsResolved == !alert.IsOpenAt(now) ? null : IsResolved,
        ResolvedBy is "" || ResolvedBy == AlertNote.ResolvedBy(alert, now) ? null : ResolvedBy);
}

internal sealed record Resolution(string ResolvedBy)
{
    public static Resolution Read(SentFields body) => new(body.Required("resolved_by", AlertShape.Person));
}

internal sealed record BulkResolution(IReadOnlyList<string> AlertIds, string ResolvedBy)
{
    public static BulkResolution Read(SentFields body) => new(
        body.Required("alert_ids", Shape.ListOf(Shape.Uuid)), body.Required("resolved_by", AlertShape.Person));
}

internal sealed record Snoozing(int Days, string By)
{
    public static Snoozing Read(SentFields body) => new(
        body.Required("snooze_days", Shape.Whole(1, 90)), body.Required("snoozed_by", AlertShape.Person));
}

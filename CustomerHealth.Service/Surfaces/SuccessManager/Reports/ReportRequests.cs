using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Reports;

/// <summary>Which scheduled reports are asked for, and in which order.</summary>
internal sealed record ScheduledReportQuery(
    Paging Paging, ReportType? Type, ReportFrequency? Frequency, bool? IsActive, SortOrder Order)
{
    private static readonly Sorting<ScheduledReport> Columns = new(
        report => report.Id,
        ("created_at", report => report.CreatedAt),
        ("updated_at", report => report.UpdatedAt),
        ("report_name", report => report.Name),
        ("report_type", report => ReportShape.Types.Of(report.Type)),
        ("frequency", report => report.Frequency),
        ("next_scheduled_at", report => report.Next),
        ("last_generated_at", report => report.LastGenerated),
        ("is_active", report => report.IsActive));

    public static ScheduledReportQuery Read(SentFields query) => new(
        Paging.Of(query),
        query.OptionalValue("report_type", ReportShape.Types.Choice),
        query.OptionalValue("frequency", ReportShape.Frequencies.Choice),
        query.OptionalValue("is_active", Shape.Flag),
        Columns.Read(query));

    public IReadOnlyList<ScheduledReport> Choose(IEnumerable<ScheduledReport> all) =>
    [
        .. Columns.Sort(
            all.Where(report =>
                (Type is null || report.Type == Type)
                && (Frequency is null || report.Frequency == Frequency)
                && (IsActive is null || report.IsActive == IsActive)),
            Order),
    ];
}

/// <summary>Which reports of the history are asked for; the newest come first.</summary>
internal sealed record ReportHistoryQuery(Paging Paging, Guid? Schedule, ReportType? Type, ReportStatus? Status)
{
    public static ReportHistoryQuery Read(SentFields query) => new(
        Paging.Of(query, otherwise: 50),
        query.Optional("scheduled_report_id", Shape.Uuid) is { } id ? Guid.Parse(id) : null,
        query.OptionalValue("report_type", ReportShape.Types.Choice),
        query.OptionalValue("status", ReportShape.Statuses.Choice));

    public bool Wants(ReportEntry report) =>
        (Schedule is null || report.Schedule == Schedule)
        && (Type is null || report.Type == Type)
        && (Status is null || report.Status == Status);
}

/// <summary>A body that asks for a report.</summary>
internal sealed record OrderedReport(ReportType Type, ReportFilters Filters)
{
    public static OrderedReport Read(SentFields body) => new(
        body.Required("report_type", ReportShape.Types.Choice),
        body.Optional("filters", ReportShape.Filters) ?? ReportFilters.None);
}

/// <summary>A body that schedules one.</summary>
internal sealed record AddedSchedule(NewSchedule Schedule)
{
    public static AddedSchedule Read(SentFields body) => new(new NewSchedule(
        body.Required("report_name", ReportShape.Name),
        body.Required("report_type", ReportShape.Types.Choice),
        body.Required("frequency", ReportShape.Frequencies.Choice),
        body.Required("recipients", ReportShape.Recipients),
        body.Optional("filters", ReportShape.Filters) ?? ReportFilters.None,
        body.Required("next_scheduled_at", Shape.Time),
        body.Optional("is_active", Shape.Flag, true)));
}

/// <summary>A body that changes one; what is missing or null stays, but for the filters, which null takes away.</summary>
internal sealed record ChangedSchedule(
    string? Name,
    ReportType? Type,
    ReportFrequency? Frequency,
    IReadOnlyList<string>? Recipients,
    ReportFilters? Filters,
    DateTimeOffset? Next,
    bool? IsActive)
{
    public static ChangedSchedule Read(SentFields body)
    {
        var filters = body.Optional("filters", ReportShape.Filters);
        return new ChangedSchedule(
            body.Optional("report_name", ReportShape.Name),
            body.OptionalValue("report_type", ReportShape.Types.Choice),
            body.OptionalValue("frequency", ReportShape.Frequencies.Choice),
            body.Optional("recipients", ReportShape.Recipients),
            filters ?? (body.Has("filters") ? ReportFilters.None : null),
            body.OptionalValue("next_scheduled_at", Shape.Time),
            body.OptionalValue("is_active", Shape.Flag));
    }

    public ScheduledReport Of(ScheduledReport report)
    {
        var changed = report with
        {
            Name = Name ?? report.Name,
            Type = Type ?? report.Type,
            Frequency = Frequency ?? report.Frequency,
            Recipients = Recipients is { } recipients ? ScheduledReport.Once(recipients) : report.Recipients,
            Filters = Filters ?? report.Filters,
            IsActive = IsActive ?? report.IsActive,
        };

        // With another frequency the days of the month begin anew as well: else days between two reports were in neither.
        return Next is { } next ? changed.StartingAt(next)
            : changed.Frequency != report.Frequency ? changed.StartingAt(report.Next)
            : changed;
    }
}

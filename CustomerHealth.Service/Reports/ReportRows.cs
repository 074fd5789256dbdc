using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// Table <c>Reports</c>, one partition a tenant, so that a report, its mails and its schedule can change in one transaction:
/// <c>s:{id}</c> scheduled, <c>h:{descending id}</c> a report, <c>p:{id}</c> one that is not done, <c>d:{report}:{place}</c> a mail of it.
/// </summary>
internal static class ReportRows
{
    public static readonly (string From, string Before) Schedules = ("s:", "s;");
    public static readonly (string From, string Before) Entries = ("h:", "h;");
    public static readonly (string From, string Before) Unfinished = ("p:", "p;");

    /// <summary>What counting needs.</summary>
    public static readonly IReadOnlyList<string> Counted = ["Type", "Status"];

    public static string PartitionOf(TenantId tenant) => tenant.Value;

    public static string ScheduleKey(Guid id) => $"s:{id:N}";

    public static string EntryKey(Guid id) => $"h:{ReportIds.Descending(id)}";

    public static string UnfinishedKey(Guid id) => $"p:{id:N}";

    public static string DeliveryKey(Guid report, int place) => string.Create(CultureInfo.InvariantCulture, $"d:{report:N}:{place:d3}");

    public static (string From, string Before) DeliveriesOf(Guid report) => ($"d:{report:N}:", $"d:{report:N};");

    public static TableRow Write(TenantId tenant, ScheduledReport report) => new(PartitionOf(tenant), ScheduleKey(report.Id))
    {
        ["Name"] = report.Name,
        ["Type"] = (int)report.Type,
        ["Frequency"] = (int)report.Frequency,
        ["Recipients"] = Write(report.Recipients),
        ["Filters"] = Write(report.Filters),
        ["Next"] = report.Next,
        ["Day"] = report.Day,
        ["Active"] = report.IsActive,
        ["LastGenerated"] = report.LastGenerated,
        ["Created"] = report.CreatedAt,
        ["Updated"] = report.UpdatedAt,
    };

    public static ScheduledReport ReadSchedule(TableRow row) => new(
        Guid.ParseExact(row.RowKey[2..], "N"),
        row.GetString("Name") ?? string.Empty,
        (ReportType)(row.GetInt32("Type") ?? 0),
        (ReportFrequency)(row.GetInt32("Frequency") ?? 0),
        ReadTexts(row.GetString("Recipients")),
        ReadFilters(row),
        row.GetDateTime("Next") ?? TableLimits.EarliestTime,
        row.GetInt32("Day") ?? 1,
        row.GetBoolean("Active") ?? false,
        row.GetDateTime("LastGenerated"),
        row.GetDateTime("Created") ?? TableLimits.EarliestTime,
        row.GetDateTime("Updated") ?? TableLimits.EarliestTime,
        row.ETag);

    public static TableRow Write(TenantId tenant, ReportEntry entry) => new(PartitionOf(tenant), EntryKey(entry.Id))
    {
        ["Schedule"] = entry.Schedule,
        ["Name"] = entry.Name,
        ["Type"] = (int)entry.Type,
        ["Filters"] = Write(entry.Filters),
        ["From"] = entry.Period?.From.DayNumber,
        ["To"] = entry.Period?.To.DayNumber,
        ["AsOf"] = entry.AsOf,
        ["Recipients"] = Write(entry.Recipients),
        ["Status"] = (int)entry.Status,
        ["Size"] = entry.Size,
        ["Attempt"] = entry.Attempt,
        ["Covers"] = entry.Covers,
        ["Trouble"] = entry.Trouble,
    };

    public static ReportEntry ReadEntry(TableRow row) => new(
        IdOfEntry(row),
        row.GetGuid("Schedule"),
        row.GetString("Name"),
        (ReportType)(row.GetInt32("Type") ?? 0),
        ReadFilters(row),
        row.GetInt32("From") is { } from && row.GetInt32("To") is { } to
            ? new DayRange(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to))
            : null,
        row.GetDateTime("AsOf") ?? TableLimits.EarliestTime,
        ReadTexts(row.GetString("Recipients")),
        (ReportStatus)(row.GetInt32("Status") ?? 0),
        row.GetInt32("Size") ?? 0,
        row.GetGuid("Attempt"),
        row.GetString("Covers"),
        row.GetString("Trouble"),
        row.ETag);

    public static Guid IdOfEntry(TableRow row) => ReportIds.Read(row.RowKey[2..]);

    /// <summary>A new report, and the row that says it is not done.</summary>
    public static RowOperation[] Added(TenantId tenant, ReportEntry entry, DateTimeOffset asked) =>
    [
        RowOperation.Add(Write(tenant, entry)),
        RowOperation.Add(new TableRow(PartitionOf(tenant), UnfinishedKey(entry.Id)) { ["Asked"] = asked }),
    ];

    public static RowOperation AskedAgain(TenantId tenant, Guid id, int asks) =>
        RowOperation.MergeExisting(new TableRow(PartitionOf(tenant), UnfinishedKey(id)) { ["Asks"] = asks });

    public static TableRow Write(string partition, ReportDelivery delivery) => new(partition, DeliveryKey(delivery.Report, delivery.Place))
    {
        ["Recipient"] = delivery.Recipient,
        ["Status"] = (int)delivery.Status,
        ["Trouble"] = delivery.Trouble,
        ["At"] = delivery.At,
    };

    public static ReportDelivery ReadDelivery(Guid report, TableRow row) => new(
        report,
        int.Parse(row.RowKey[(row.RowKey.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture),
        row.GetString("Recipient") ?? string.Empty,
        (ReportDeliveryStatus)(row.GetInt32("Status") ?? 0),
        row.GetString("Trouble"),
        row.GetDateTime("At") ?? TableLimits.EarliestTime);

    private static string? Write(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : JsonSerializer.Serialize(texts, ReportRowsJson.Default.IReadOnlyListString);

    private static IReadOnlyList<string> ReadTexts(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, ReportRowsJson.Default.IReadOnlyListString)!;

    private static string? Write(ReportFilters filters) =>
        filters == ReportFilters.None ? null : JsonSerializer.Serialize(filters, ReportRowsJson.Default.ReportFilters);

    private static ReportFilters ReadFilters(TableRow row) => row.GetString("Filters") is { } json
        ? JsonSerializer.Deserialize(json, ReportRowsJson.Default.ReportFilters)!
        : ReportFilters.None;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportFilters))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ReportRowsJson : JsonSerializerContext;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a report is written under.</summary>
/// <param name="Covers">Days and filters, in words.</param>
internal sealed record ReportTerms(ReportScope Scope, ReportPeriod Period, DateTimeOffset AsOf, string Covers)
{
    public DateOnly Today => DateOnly.FromDateTime(AsOf.UtcDateTime);

    /// <summary>Whether something happened in the period. What lies ahead has not happened, whatever its date says.</summary>
    public bool Includes(DateTimeOffset moment) => moment <= AsOf && Period.Includes(moment);

    public ReportDocument Document(string title, params IReadOnlyList<ReportSection> sections) => new(title, Covers, AsOf, sections);
}

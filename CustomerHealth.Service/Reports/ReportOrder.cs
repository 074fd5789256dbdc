using CustomerHealth.Service.Dashboards.Success;

namespace CustomerHealth.Service.Reports;

/// <summary>A report that somebody asked for, or whose time has come.</summary>
/// <param name="Period">The days it is about; null: those of the filters, and where these say none what is usual for the type.</param>
/// <param name="AsOf">The moment it is made as of: the same order comes to the same report while nothing changes.</param>
public sealed record ReportOrder(ReportType Type, ReportFilters Filters, DayRange? Period, DateTimeOffset AsOf);

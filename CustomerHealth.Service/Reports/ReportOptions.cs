namespace CustomerHealth.Service.Reports;

/// <summary>Section <c>Reports</c>.</summary>
public sealed class ReportOptions
{
    /// <summary>For how many days reports are kept, 1 to 3,650.</summary>
    public int KeepDays { get; set; } = 400;
}

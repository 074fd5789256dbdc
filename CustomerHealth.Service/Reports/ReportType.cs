namespace CustomerHealth.Service.Reports;

/// <summary>What a report is about.</summary>
public enum ReportType
{
    /// <summary>How healthy the customers are, and who is at risk.</summary>
    HealthSummary,

    /// <summary>How satisfied they say they are.</summary>
    CsatAnalysis,

    /// <summary>How many there are, what they use, and whose contract ends.</summary>
    CustomerOverview,

    /// <summary>The figures a board asks for.</summary>
    ExecutiveSummary,
}

/// <summary>How often a scheduled report is made.</summary>
public enum ReportFrequency
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>How far a report is.</summary>
public enum ReportStatus
{
    /// <summary>Asked for; nobody has begun.</summary>
    Pending,

    /// <summary>Somebody has begun. Should they die, another one begins again.</summary>
    Generating,

    /// <summary>Its file is there.</summary>
    Completed,

    /// <summary>It will never be; the entry says why.</summary>
    Failed,
}

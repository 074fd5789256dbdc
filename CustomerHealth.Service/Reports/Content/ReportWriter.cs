using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>Writes reports: reads what they are about and says it.</summary>
public sealed class ReportWriter
{
    /// <summary>One request a shard and 1,000 customers in it, and one a shard and kind of record the report is about.</summary>
    public Task<ReportDocument> WriteAsync(TenantId tenant, ReportOrder order, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

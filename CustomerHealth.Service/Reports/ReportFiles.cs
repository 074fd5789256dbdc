using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// The files of reports, in container <c>reports</c>: what a report says (<c>.json</c>), and that as a PDF. Their names follow from the
/// tenant and the id, so nobody outside ever names a file.
/// </summary>
public sealed class ReportFiles(IBlobStore blobs)
{
    /// <summary>Writing the same report again writes the same files.</summary>
    public async Task PutAsync(
        TenantId tenant, Guid report, ReportDocument document, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        await blobs.PutAsync(BlobContainers.Reports, Name(tenant, report, "json"), ReportJson.ToBytes(document), cancellationToken);
        await blobs.PutAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), pdf, cancellationToken);
    }

    /// <summary>The PDF, or null where there is none (any more).</summary>
    public Task<ReadOnlyMemory<byte>?> FindPdfAsync(TenantId tenant, Guid report, CancellationToken cancellationToken) =>
        blobs.GetAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), cancellationToken);

    /// <summary>What the report says, or null where there is none (any more).</summary>
    public async Task<ReportDocument?> FindAsync(TenantId tenant, Guid report, CancellationToken cancellationToken) =>
        await blobs.GetAsync(BlobContainers.Reports, Name(tenant, report, "json"), cancellationToken) is { } bytes ? ReportJson.FromBytes(bytes.Span) : null;

    public async Task DeleteAsync(TenantId tenant, Guid report, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), cancellationToken);
        await blobs.DeleteAsync(BlobContainers.Reports, Name(tenant, report, "json"), cancellationToken);
    }

    private static string Name(TenantId tenant, Guid report, string extension) => $"{tenant.Value}/{report:N}.{extension}";
}

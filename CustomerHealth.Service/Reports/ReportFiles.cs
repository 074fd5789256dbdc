using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Reports;

/// <summary>
/// The files of reports, in container <c>reports</c>: what a report says (<c>.json</c>), and that as a PDF. Their names follow from the
/// tenant, the report and the attempt to make it, so nobody outside ever names a file, and who makes a report a second time disturbs nothing.
/// </summary>
public sealed class ReportFiles(IBlobStore blobs)
{
    public async Task PutAsync(
        TenantId tenant, ReportEntry report, ReportDocument document, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        await blobs.PutAsync(BlobContainers.Reports, Name(tenant, report, "json"), ReportJson.ToBytes(document), cancellationToken);
        await blobs.PutAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), pdf, cancellationToken);
    }

    /// <summary>The PDF, or null where there is none (any more).</summary>
    public async Task<ReadOnlyMemory<byte>?> FindPdfAsync(TenantId tenant, ReportEntry report, CancellationToken cancellationToken) =>
        report.Attempt is null ? null : await blobs.GetAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), cancellationToken);

    /// <summary>What the report says, or null where there is none (any more).</summary>
    public async Task<ReportDocument?> FindAsync(TenantId tenant, ReportEntry report, CancellationToken cancellationToken) =>
        report.Attempt is not null
        && await blobs.GetAsync(BlobContainers.Reports, Name(tenant, report, "json"), cancellationToken) is { } bytes
            ? ReportJson.FromBytes(bytes.Span)
            : null;

    public async Task DeleteAsync(TenantId tenant, ReportEntry report, CancellationToken cancellationToken)
    {
        if (report.Attempt is not null)
        {
            await blobs.DeleteAsync(BlobContainers.Reports, Name(tenant, report, "pdf"), cancellationToken);
            await blobs.DeleteAsync(BlobContainers.Reports, Name(tenant, report, "json"), cancellationToken);
        }
    }

    private static string Name(TenantId tenant, ReportEntry report, string extension) =>
        $"{tenant.Value}/{report.Id:N}-{report.Attempt!.Value:N}.{extension}";
}

using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Csv;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.ReportPages;

/// <summary>One report: its page, and its files.</summary>
internal static class ReportReading
{
    /// <summary>Seconds after which the page of a report that is made looks again.</summary>
    private const string LookAgain = "2";

    public static async Task<IResult> ShowAsync(
        string id, HttpContext context, ReportStore store, ReportFiles files, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, context, store, cancellationToken) is not { } report)
        {
            return Unknown;
        }

        if (!report.IsEnded)
        {
            context.Response.Headers["Refresh"] = LookAgain;
        }

        return new PageResult<ReportPage>(new ReportPageModel(
            report,
            report.Status == ReportStatus.Completed ? await files.FindAsync(context.Tenant(), report, cancellationToken) : null,
            report.Recipients.Count == 0 ? [] : await store.DeliveriesAsync(context.Tenant(), report.Id, cancellationToken)));
    }

    public static async Task<IResult> DownloadAsync(
        string id, string format, HttpContext context, ReportStore store, ReportFiles files, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, context, store, cancellationToken) is not { Status: ReportStatus.Completed } report)
        {
            return Unknown;
        }

        ReadOnlyMemory<byte>? file = format switch
        {
            "pdf" => await files.FindPdfAsync(context.Tenant(), report, cancellationToken),
            "csv" => await files.FindAsync(context.Tenant(), report, cancellationToken) is { } document ? CsvReport.Write(document) : null,
            _ => null,
        };
        return file is { } bytes
            ? TypedResults.Bytes(bytes, format == "pdf" ? "application/pdf" : "text/csv; charset=utf-8", report.FileName(format))
            : Unknown;
    }

    private static HealthHtmlProblem Unknown { get; } = new(StatusCodes.Status404NotFound, "There is no such report any more.");

    private static async Task<ReportEntry?> FindAsync(string id, HttpContext context, ReportStore store, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "D", out var known) ? await store.FindAsync(context.Tenant(), known, cancellationToken) : null;
}

/// <param name="Document">What it says; null while there is nothing, or where its file is gone.</param>
public sealed record ReportPageModel(
    ReportEntry Report, Service.Reports.Content.ReportDocument? Document, IReadOnlyList<ReportDelivery> Deliveries);

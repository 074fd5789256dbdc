using CustomerHealth.Service.Reports.Content;

namespace CustomerHealth.Service.Reports.Pdf;

/// <summary>A report as a PDF, A4. The same document gives the same bytes.</summary>
public static class PdfReport
{
    public static byte[] Render(ReportDocument document) => throw new NotImplementedException();
}

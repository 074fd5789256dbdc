namespace CustomerHealth.Service.Reports.Pdf;

/// <summary>This build cannot make PDFs; the message says what it lacks.</summary>
public sealed class PdfUnavailableException : Exception
{
    public PdfUnavailableException()
    {
    }

    public PdfUnavailableException(string message)
        : base(message)
    {
    }

    public PdfUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

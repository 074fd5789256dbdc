using System.Diagnostics;
using CustomerHealth.LocalHost.Azurite;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

/// <summary>The programs of poppler-utils: a reader of PDFs that is not ours.</summary>
internal static class Poppler
{
    public static bool Exists { get; } = AzuriteInstallation.Executable("pdftotext") is not null;

    /// <summary>The text in reading order, pages parted by form feeds.</summary>
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-enc", "UTF-8");

    /// <summary>What the file says of itself.</summary>
    public static string Info(byte[] pdf, params string[] options) => Run("pdfinfo", pdf, [], options);

    private static string Run(string program, byte[] pdf, params string[] options) => Run(program, pdf, ["-"], options);

    private static string Run(string program, byte[] pdf, string[] after, string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.pdf");
        File.WriteAllBytes(file, pdf);
        using var process = Process.Start(new ProcessStartInfo(program, [.. options, file, .. after])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && errors.Result.Length == 0
            ? output
            : throw new InvalidDataException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }
}

using CustomerHealth.Service.Reports.Pdf;
using CustomerHealth.Service.Reports.Pdf.Text;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

/// <summary>
/// A test that needs the fonts of this build. Where they could not be installed it is skipped and says so; in CI it runs and fails: a gate
/// that skips itself is none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FontsFactAttribute : FactAttribute
{
    public FontsFactAttribute() => Skip = Fonts.Missing;
}

/// <inheritdoc cref="FontsFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FontsTheoryAttribute : TheoryAttribute
{
    public FontsTheoryAttribute() => Skip = Fonts.Missing;
}

/// <summary>As <see cref="FontsFactAttribute"/>, with a reader of PDFs that is not ours.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PopplerFactAttribute : FactAttribute
{
    public PopplerFactAttribute() => Skip = Fonts.Missing ?? (Poppler.Exists || Fonts.InCi ? null : "No pdftotext here (apt-get install poppler-utils).");
}

internal static class Fonts
{
    public static bool InCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static string? Missing { get; } = InCi || HasFonts ? null : MissingFontsException.WhatToDo;

    private static bool HasFonts
    {
        get
        {
            using var font = ReportFonts.Open("NotoSans_400Regular.ttf");
            return font is not null;
        }
    }
}

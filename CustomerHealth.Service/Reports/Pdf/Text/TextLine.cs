namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <param name="Size">In points.</param>
internal readonly record struct TextStyle(double Size, bool IsBold = false)
{
    /// <summary>From one line to the next, in points: what Noto Sans asks for.</summary>
    public double LineHeight => Size * 1.36;

    /// <summary>From the top of a line to what its letters stand on, in points.</summary>
    public double Baseline => Size * 1.06;
}

/// <summary>Characters of one font, as they are drawn from left to right.</summary>
/// <param name="Width">In points.</param>
internal readonly record struct TextRun(FontFace Face, string Text, double Width);

/// <param name="Width">In points.</param>
internal sealed record TextLine(TextStyle Style, IReadOnlyList<TextRun> Runs, double Width);

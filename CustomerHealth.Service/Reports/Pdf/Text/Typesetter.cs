using System.Text;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>Makes lines of text: finds a font for each character, breaks lines, and brings them into the order in which they are drawn.</summary>
internal sealed class Typesetter(ReportFonts fonts)
{
    private const char Ellipsis = '…';

    /// <summary>The lines of a paragraph; at least one, which is empty where nothing can be shown.</summary>
    /// <param name="width">In points.</param>
    /// <param name="atMost">How many lines there may be; the last one then ends with an ellipsis.</param>
    public IReadOnlyList<TextLine> Lines(string text, TextStyle style, double width, int atMost = int.MaxValue)
    {
        if (IsSimple(text) && Plain(text, style) is { } line && line.Width <= width)
        {
            return [line];
        }

        return Broken(Shaped(PlainText.CodePoints(text), style.IsBold), style, width, atMost);
    }

    /// <summary>The width of text that is not broken, in points.</summary>
    public double Width(string text, TextStyle style) => Lines(text, style, double.PositiveInfinity)[0].Width;

    private List<TextLine> Broken(List<int> text, TextStyle style, double width, int atMost)
    {
        var faces = Faces(text, style.IsBold);
        var advances = text.Select((codePoint, index) => faces[index].Advance(codePoint) * style.Size).ToArray();
        var breaks = LineBreaks.Of(text, advances, width);
        if (breaks.Count > atMost)
        {
            Shorten(text, advances, breaks[atMost - 1].Start, width - Plain(Ellipsis.ToString(), style).Width);
            return Broken(text, style, width, int.MaxValue);
        }

        if (breaks.Count == 0)
        {
            return [new TextLine(style, [], 0)];
        }

        var paragraph = 0;
        var levels = Bidirectional.IsNeeded(text) ? Bidirectional.Levels(text, out paragraph) : null;
        return [.. breaks.Select((part, index) => Line(
            levels is null
                ? text.GetRange(part.Start, part.End - part.Start)
                : Bidirectional.Visual(text, levels, part.Start, part.End, paragraph),
            style,
            endsInSpace: index + 1 < breaks.Count && breaks[index + 1].Start > part.End))];
    }

    /// <summary>Whether the main font has all of it, and nothing of it needs a second look.</summary>
    private static bool IsSimple(string text)
    {
        var space = true;
        foreach (var character in text)
        {
            if (character is < ' ' or (> '~' and < (char)0xA0) or (char)0xAD or (>= (char)0x180 and not ('–' or '−')) || (space && character == ' '))
            {
                return false;
            }

            space = character == ' ';
        }

        return !space;
    }

    private TextLine Plain(string text, TextStyle style)
    {
        var face = fonts.Main(style.IsBold);
        var width = 0.0;
        foreach (var character in text)
        {
            width += face.Advance(character);
        }

        return new TextLine(style, [new TextRun(face, text, width * style.Size)], width * style.Size);
    }

    private List<int> Shaped(List<int> codePoints, bool isBold)
    {
        var shaped = ArabicForms.AreIn(codePoints) ? ArabicForms.Of(codePoints, form => fonts.For(form, isBold) is not null) : codePoints;
        shaped.RemoveAll(codePoint => codePoint is PlainText.Joiner or PlainText.NonJoiner);
        for (var index = 0; index < shaped.Count; index++)
        {
            if (shaped[index] >= 0x180 && fonts.For(shaped[index], isBold) is null)
            {
                shaped[index] = ReportFonts.Unknown;
            }
            else if (index > 0 && shaped[index] == 0x93F && shaped[index - 1] is >= 0x915 and <= 0x939)
            {
                // The one vowel of Devanagari that is written before its consonant.
                (shaped[index - 1], shaped[index]) = (shaped[index], shaped[index - 1]);
            }
        }

        return shaped;
    }

    /// <summary>A mark is taken from the font of what is before it, if that has it.</summary>
    private FontFace[] Faces(List<int> codePoints, bool isBold)
    {
        var faces = new FontFace[codePoints.Count];
        for (var index = 0; index < faces.Length; index++)
        {
            var codePoint = codePoints[index];
            faces[index] = index > 0 && PlainText.IsMark(codePoint) && faces[index - 1].Has(codePoint)
                ? faces[index - 1]
                : fonts.For(codePoint, isBold)!;
        }

        return faces;
    }

    /// <param name="endsInSpace">Whether the line was broken at a space: it is written, so that text that is read out or copied has it, and takes no room.</param>
    private TextLine Line(List<int> codePoints, TextStyle style, bool endsInSpace)
    {
        var runs = new List<TextRun>();
        var faces = Faces(codePoints, style.IsBold);
        var text = new StringBuilder();
        for (var start = 0; start < faces.Length;)
        {
            var width = 0.0;
            var end = start;
            for (; end < faces.Length && ReferenceEquals(faces[end], faces[start]); end++)
            {
                text.Append(new Rune(codePoints[end]).ToString());
                width += faces[end].Advance(codePoints[end]) * style.Size;
            }

            runs.Add(new TextRun(faces[start], text.ToString(), width));
            text.Clear();
            start = end;
        }

        var line = new TextLine(style, runs, runs.Sum(run => run.Width));
        if (endsInSpace)
        {
            runs.Add(new TextRun(fonts.Main(style.IsBold), " ", 0));
        }

        return line;
    }

    private static void Shorten(List<int> text, double[] advances, int lastLine, double width)
    {
        var end = lastLine;
        for (var used = 0.0; end < text.Count && (used += advances[end]) <= width; end++)
        {
        }

        while (end > lastLine && (text[end - 1] == ' ' || (end < text.Count && PlainText.IsMark(text[end]))))
        {
            end--;
        }

        text.RemoveRange(end, text.Count - end);
        text.Add(Ellipsis);
    }
}

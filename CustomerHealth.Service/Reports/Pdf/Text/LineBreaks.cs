namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// Where a line may end: at spaces, after hyphens and slashes, and between characters of Chinese, Japanese and Korean but for closing and
/// opening marks. A word that is longer than a line is cut between its characters, never before a mark.
/// </summary>
internal static class LineBreaks
{
    /// <summary>They do not begin a line.</summary>
    private const string Closing = "、。，．・：；？！」』）］｝〉》】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}%";

    /// <summary>They do not end a line.</summary>
    private const string Opening = "「『（［｛〈《【〔([{";

    /// <summary>The lines, each from a character to the one after its last; spaces at their ends belong to none.</summary>
    /// <param name="advances">The width of each character, in points.</param>
    public static List<(int Start, int End)> Of(IReadOnlyList<int> text, IReadOnlyList<double> advances, double width)
    {
        var lines = new List<(int, int)>();
        var start = 0;
        while (start < text.Count)
        {
            var (end, next) = One(text, advances, width, start);
            lines.Add((start, end));
            start = next;
        }

        return lines;
    }

    private static (int End, int Next) One(IReadOnlyList<int> text, IReadOnlyList<double> advances, double width, int start)
    {
        var used = 0.0;
        var (breakEnd, breakNext) = (0, 0);
        for (var index = start; index < text.Count; index++)
        {
            if (text[index] == ' ')
            {
                (breakEnd, breakNext) = (index, index + 1);
            }
            else if (index > start && MayPart(text[index - 1], text[index]))
            {
                (breakEnd, breakNext) = (index, index);
            }

            used += advances[index];
            // Rounding of sums may not break what was measured to fit.
            if (used <= width + 0.01 || text[index] == ' ')
            {
                continue;
            }

            return breakNext > start ? (breakEnd, breakNext) : Cut(text, start, index);
        }

        return (text.Count, text.Count);
    }

    private static (int End, int Next) Cut(IReadOnlyList<int> text, int start, int index)
    {
        while (index > start + 1 && PlainText.IsMark(text[index]))
        {
            index--;
        }

        index = Math.Max(index, start + 1);
        // A letter may have more marks than fit a line: they stay with it.
        while (index < text.Count && PlainText.IsMark(text[index]))
        {
            index++;
        }

        return (index, index);
    }

    private static bool MayPart(int before, int after) =>
        before is '-' or '/' or 0x2010 or 0x2013 or 0x2014
            ? after is not (>= '0' and <= '9')
            : (IsIdeographic(before) || IsIdeographic(after))
                && !PlainText.IsMark(after) && after != 0xA0 && before != 0xA0
                && !Among(Closing, after) && !Among(Opening, before);

    private static bool Among(string marks, int codePoint) =>
        codePoint <= 0xFFFF && marks.Contains((char)codePoint, StringComparison.Ordinal);

    private static bool IsIdeographic(int codePoint) => codePoint is
        (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x20000 and <= 0x3FFFF);
}

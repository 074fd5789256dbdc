using System.Globalization;
using static CustomerHealth.Service.Reports.Pdf.Text.Bidirectional.Kind;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// The order in which text with Hebrew or Arabic in it is drawn from left to right: the implicit part of Unicode's bidirectional algorithm
/// (UAX #9: P2–P3, W1–W7, N1–N2, I1–I2, L1–L4). The paragraph goes as its first letter does. Limits: no pairs of brackets (N0), and no
/// embeddings or isolates, which <see cref="PlainText"/> takes out.
/// </summary>
internal static class Bidirectional
{
    /// <summary>What a character is to the algorithm, by the names of UAX #9.</summary>
    internal enum Kind
    {
        L,
        R,
        AL,
        EN,
        AN,
        ES,
        ET,
        CS,
        NSM,
        WS,
        ON,
    }

    private const string Brackets = "()[]{}<>«»‹›";

    public static bool IsNeeded(IReadOnlyList<int> text) => text.Any(codePoint => codePoint >= 0x590 && KindOf(codePoint) is R or AL or AN);

    /// <summary>The level of each character: even goes from left to right, odd from right to left.</summary>
    /// <param name="paragraph">The level of the paragraph, 0 or 1.</param>
    public static int[] Levels(IReadOnlyList<int> text, out int paragraph)
    {
        var kinds = text.Select(KindOf).ToArray();
        paragraph = kinds.FirstOrDefault(kind => kind is L or R or AL, L) == L ? 0 : 1;
        var around = paragraph == 0 ? L : R;
        ResolveNumbers(kinds, around);
        ResolveNeutrals(kinds, around);

        var levels = new int[kinds.Length];
        for (var index = 0; index < kinds.Length; index++)
        {
            levels[index] = (paragraph, kinds[index]) switch
            {
                (0, L) => 0,
                (0, R) => 1,
                (0, _) => 2,
                (_, R) => 1,
                _ => 2,
            };
        }

        return levels;
    }

    /// <summary>The characters of one line as they are drawn, from left to right. Marks stay behind their letter; brackets are turned.</summary>
    public static List<int> Visual(IReadOnlyList<int> text, ReadOnlySpan<int> levels, int start, int end, int paragraph)
    {
        var clusters = new List<(int Start, int End, int Level)>();
        for (var index = start; index < end; index++)
        {
            if (clusters.Count > 0 && PlainText.IsMark(text[index]))
            {
                clusters[^1] = clusters[^1] with { End = index + 1 };
            }
            else
            {
                clusters.Add((index, index + 1, levels[index]));
            }
        }

        for (var last = clusters.Count - 1; last >= 0 && KindOf(text[clusters[last].Start]) == WS; last--)
        {
            clusters[last] = clusters[last] with { Level = paragraph };
        }

        for (var level = 2; level >= 1; level--)
        {
            for (var first = 0; first < clusters.Count; first++)
            {
                var count = clusters.Skip(first).TakeWhile(cluster => cluster.Level >= level).Count();
                clusters.Reverse(first, count);
                first += count;
            }
        }

        var drawn = new List<int>(end - start);
        foreach (var cluster in clusters)
        {
            for (var index = cluster.Start; index < cluster.End; index++)
            {
                drawn.Add(cluster.Level % 2 == 1 ? Turned(text[index]) : text[index]);
            }
        }

        return drawn;
    }

    private static int Turned(int codePoint)
    {
        var place = codePoint <= 0xFFFF ? Brackets.IndexOf((char)codePoint, StringComparison.Ordinal) : -1;
        return place < 0 ? codePoint : Brackets[place ^ 1];
    }

    private static void ResolveNumbers(Kind[] kinds, Kind around)
    {
        var strong = around;
        for (var index = 0; index < kinds.Length; index++)
        {
            switch (kinds[index])
            {
                case NSM: // W1
                    kinds[index] = index == 0 ? around : kinds[index - 1];
                    break;
                case L or R or AL:
                    strong = kinds[index];
                    break;
                case EN when strong == AL: // W2
                    kinds[index] = AN;
                    break;
            }
        }

        for (var index = 0; index < kinds.Length; index++)
        {
            kinds[index] = kinds[index] == AL ? R : kinds[index]; // W3
            if (index > 0 && index < kinds.Length - 1 && kinds[index] is ES or CS && kinds[index - 1] == kinds[index + 1])
            {
                // W4: one separator between two numbers of a kind belongs to them.
                kinds[index] = (kinds[index], kinds[index - 1]) switch
                {
                    (_, EN) => EN,
                    (CS, AN) => AN,
                    _ => kinds[index],
                };
            }
        }

        strong = around;
        for (var index = 0; index < kinds.Length; index++)
        {
            if (kinds[index] is ET)
            {
                // W5: signs beside a number belong to it, W6: others are neutral.
                var end = Array.FindIndex(kinds, index, kind => kind != ET);
                end = end < 0 ? kinds.Length : end;
                var beside = (index > 0 && kinds[index - 1] == EN) || (end < kinds.Length && kinds[end] == EN);
                Array.Fill(kinds, beside ? EN : ON, index, end - index);
            }
            else if (kinds[index] is ES or CS)
            {
                kinds[index] = ON;
            }
        }

        for (var index = 0; index < kinds.Length; index++)
        {
            strong = kinds[index] is L or R ? kinds[index] : strong;
            kinds[index] = kinds[index] == EN && strong == L ? L : kinds[index]; // W7
        }
    }

    private static void ResolveNeutrals(Kind[] kinds, Kind around)
    {
        static Kind Side(Kind kind) => kind == L ? L : R;

        for (var start = 0; start < kinds.Length; start++)
        {
            if (kinds[start] is not (WS or ON))
            {
                continue;
            }

            var end = Array.FindIndex(kinds, start, kind => kind is not (WS or ON));
            end = end < 0 ? kinds.Length : end;
            var before = start == 0 ? around : Side(kinds[start - 1]);
            var after = end == kinds.Length ? around : Side(kinds[end]);
            Array.Fill(kinds, before == after ? before : around, start, end - start); // N1, N2
            start = end;
        }
    }

    private static Kind KindOf(int codePoint) => codePoint switch
    {
        (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) => EN,
        (>= 0x660 and <= 0x669) or 0x66B or 0x66C => AN,
        '+' or '-' or 0x2212 => ES,
        '#' or '$' or '%' or 0xB0 or 0x66A or (>= 0xA2 and <= 0xA5) or (>= 0x20A0 and <= 0x20CF) => ET,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F => CS,
        _ => ByCategory(codePoint),
    };

    private static Kind ByCategory(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => NSM,
        UnicodeCategory.SpaceSeparator => WS,
        _ when codePoint is (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => AL,
        _ when codePoint is (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) => R,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.PrivateUse => L,
        _ => ON,
    };
}

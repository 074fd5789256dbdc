using static CustomerHealth.Service.Reports.Pdf.Text.DirectionKind;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// The order in which text with Hebrew or Arabic in it is drawn from left to right: the implicit part of Unicode's bidirectional algorithm
/// (UAX #9: P2–P3, W1–W7, N0–N2, I1–I2, L1–L4). The paragraph goes as its first letter does. Limit: no embeddings, overrides and isolates;
/// <see cref="PlainText"/> takes their characters out.
/// </summary>
internal static class Bidirectional
{
    public static bool IsNeeded(IReadOnlyList<int> text) => text.Any(codePoint => codePoint >= 0x590 && DirectionKinds.Of(codePoint) is R or AL or AN);

    /// <summary>The level of each character: even goes from left to right, odd from right to left.</summary>
    /// <param name="paragraph">The level of the paragraph, 0 or 1.</param>
    public static int[] Levels(IReadOnlyList<int> text, out int paragraph)
    {
        var kinds = text.Select(DirectionKinds.Of).ToArray();
        paragraph = kinds.FirstOrDefault(kind => kind is L or R or AL, L) == L ? 0 : 1;
        var around = paragraph == 0 ? L : R;
        ResolveNumbers(kinds, around);
        ResolveBrackets(text, kinds, around);
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

        for (var last = clusters.Count - 1; last >= 0 && DirectionKinds.Of(text[clusters[last].Start]) == WS; last--)
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
                drawn.Add(cluster.Level % 2 == 1 ? DirectionKinds.Turned(text[index]) : text[index]);
            }
        }

        return drawn;
    }

    private static void ResolveNumbers(DirectionKind[] kinds, DirectionKind around)
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

    /// <summary>N0: a pair of brackets goes as what is in it, so that both stand at the same text.</summary>
    private static void ResolveBrackets(IReadOnlyList<int> text, DirectionKind[] kinds, DirectionKind around)
    {
        foreach (var (open, close) in DirectionKinds.Pairs(text, kinds))
        {
            var within = kinds[(open + 1)..close].Where(kind => kind is not (WS or ON)).Select(Side).Distinct().ToArray();
            if (within.Contains(around))
            {
                kinds[open] = kinds[close] = around;
            }
            else if (within.Length > 0)
            {
                var before = Array.FindLastIndex(kinds[..open], kind => kind is not (WS or ON));
                kinds[open] = kinds[close] = before >= 0 ? Side(kinds[before]) : around;
            }
        }
    }

    private static DirectionKind Side(DirectionKind kind) => kind == L ? L : R;

    private static void ResolveNeutrals(DirectionKind[] kinds, DirectionKind around)
    {
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
}

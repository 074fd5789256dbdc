using System.Globalization;
using static CustomerHealth.Service.Reports.Pdf.Text.DirectionKind;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>What a character is to the algorithm, by the names of UAX #9.</summary>
internal enum DirectionKind
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

/// <summary>The part of Unicode's tables that <see cref="Bidirectional"/> needs, from general categories and blocks.</summary>
internal static class DirectionKinds
{
    /// <summary>Each opening one is followed by its closing one.</summary>
    private const string Brackets = "()[]{}<>«»‹›";

    /// <summary>As many open brackets are looked at within each other as the algorithm asks for.</summary>
    private const int Deepest = 63;

    public static DirectionKind Of(int codePoint) => codePoint switch
    {
        (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) => EN,
        (>= 0x660 and <= 0x669) or 0x66B or 0x66C => AN,
        '+' or '-' or 0x2212 => ES,
        '#' or '$' or '%' or 0xB0 or 0x66A or (>= 0xA2 and <= 0xA5) or (>= 0x20A0 and <= 0x20CF) => ET,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F => CS,
        _ => ByCategory(codePoint),
    };

    private static DirectionKind ByCategory(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
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

    /// <summary>A bracket as it looks in text from right to left; other characters as they are.</summary>
    public static int Turned(int codePoint) => Place(codePoint) is var place and >= 0 ? Brackets[place ^ 1] : codePoint;

    /// <summary>The places of brackets that belong together, in the order of the opening ones.</summary>
    public static IEnumerable<(int Open, int Close)> Pairs(IReadOnlyList<int> text, DirectionKind[] kinds)
    {
        var open = new List<int>();
        var pairs = new List<(int Open, int Close)>();
        for (var index = 0; index < text.Count; index++)
        {
            // Of the characters that are turned only these three are brackets to Unicode; the others are signs or quotes.
            if (kinds[index] != ON || Place(text[index]) is not (var place and >= 0 and < 6))
            {
                continue;
            }

            if (place % 2 == 0 && open.Count < Deepest)
            {
                open.Add(index);
            }
            else if (place % 2 == 1 && open.FindLastIndex(other => Place(text[other]) == place - 1) is var match and >= 0)
            {
                pairs.Add((open[match], index));
                open.RemoveRange(match, open.Count - match);
            }
        }

        return pairs.OrderBy(pair => pair.Open);
    }

    private static int Place(int codePoint) => codePoint <= 0xFFFF ? Brackets.IndexOf((char)codePoint, StringComparison.Ordinal) : -1;
}

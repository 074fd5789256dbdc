using System.Globalization;
using System.Text;

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// Text as it came, made fit for one paragraph: white space and control characters become single spaces, what has no shape of its own and
/// could only mislead (direction overrides, zero-width characters, variation selectors) is left out, and halves of surrogate pairs become U+FFFD.
/// </summary>
internal static class PlainText
{
    public const int NonJoiner = 0x200C;
    public const int Joiner = 0x200D;

    public static List<int> CodePoints(string text)
    {
        var codePoints = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Non-breaking spaces are kept: values are written with them.
            if (Rune.IsControl(rune) || (Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x202F)))
            {
                if (codePoints.Count > 0 && codePoints[^1] != ' ')
                {
                    codePoints.Add(' ');
                }
            }
            else if (HasShape(rune))
            {
                codePoints.Add(rune.Value);
            }
        }

        while (codePoints.Count > 0 && codePoints[^1] == ' ')
        {
            codePoints.RemoveAt(codePoints.Count - 1);
        }

        return codePoints;
    }

    /// <summary>As one line for what shows a text without drawing it, such as the name of a window.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var codePoint in CodePoints(text))
        {
            line.Append(new Rune(codePoint).ToString());
        }

        return line.ToString();
    }

    /// <summary>Whether it belongs to the character before it and may not be parted from it.</summary>
    public static bool IsMark(int codePoint) =>
        codePoint >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(codePoint) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierSymbol;

    private static bool HasShape(Rune rune) => rune.Value switch
    {
        // They say how Arabic letters join; ArabicForms takes them out.
        NonJoiner or Joiner => true,
        // Variation selectors, which the fonts here have nothing for.
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => false,
        < 0x300 => rune.Value != 0xAD,
        _ => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format,
    };
}

namespace CustomerHealth.Service.Reports.Pdf.Text;

/// <summary>
/// Arabic letters as they look where they stand: alone, first, within or last in a word. PDFsharp draws one glyph a character and knows
/// no joining, so letters are replaced by the characters that Unicode has for their forms (blocks FB50 and FE70), as far as the font has them:
/// Arabic, Persian and Urdu. Limits: other languages' letters stay unjoined, of ligatures only lam with alef, marks are not raised or lowered.
/// </summary>
internal static class ArabicForms
{
    private const int Lam = 0x644;
    private const int Tatweel = 0x640;

    /// <summary>The form that stands alone; the others follow: last, first, within.</summary>
    private static readonly Dictionary<int, (int Alone, int Count)> Forms = Table();

    /// <summary>The ligature with lam that stands alone; the one that ends a word follows.</summary>
    private static readonly Dictionary<int, int> WithLam = new() { [0x622] = 0xFEF5, [0x623] = 0xFEF7, [0x625] = 0xFEF9, [0x627] = 0xFEFB };

    public static bool AreIn(IReadOnlyList<int> text) => text.Any(codePoint => codePoint is >= 0x620 and <= 0x6FF);

    /// <summary>The text with forms for letters and without joiners, still in the order it is read in.</summary>
    /// <param name="has">Whether there is a font for a form; where there is none the letter stays.</param>
    public static List<int> Of(List<int> text, Func<int, bool> has)
    {
        var shaped = new List<int>(text.Count);
        for (var index = 0; index < text.Count; index++)
        {
            var letter = text[index];
            if (letter is PlainText.Joiner or PlainText.NonJoiner)
            {
                continue;
            }

            var before = JoinsOnwards(Neighbour(text, index, -1));
            if (letter == Lam && index + 1 < text.Count && WithLam.TryGetValue(text[index + 1], out var ligature) && has(ligature))
            {
                shaped.Add(before ? ligature + 1 : ligature);
                index++;
                continue;
            }

            shaped.Add(Form(letter, before, after: JoinsBack(Neighbour(text, index, +1)), has));
        }

        return shaped;
    }

    private static int Form(int letter, bool before, bool after, Func<int, bool> has)
    {
        if (!Forms.TryGetValue(letter, out var forms))
        {
            return letter;
        }

        var joinsOn = after && forms.Count == 4;
        var form = forms.Alone + ((joinsOn ? 2 : 0) + (before && forms.Count > 1 ? 1 : 0));
        return has(form) ? form : letter;
    }

    /// <summary>The letters behind a form, by which its text is found and copied; null where it is none.</summary>
    public static string? Letters(int form)
    {
        foreach (var (letter, forms) in Forms)
        {
            if (form >= forms.Alone && form < forms.Alone + forms.Count)
            {
                return ((char)letter).ToString();
            }
        }

        foreach (var (alef, ligature) in WithLam)
        {
            if (form >= ligature && form <= ligature + 1)
            {
                return $"{(char)Lam}{(char)alef}";
            }
        }

        return null;
    }

    /// <summary>The next character in a direction that is no mark; 0 at the end.</summary>
    private static int Neighbour(List<int> text, int index, int step)
    {
        for (index += step; index >= 0 && index < text.Count; index += step)
        {
            if (!PlainText.IsMark(text[index]))
            {
                return text[index];
            }
        }

        return 0;
    }

    private static bool JoinsOnwards(int letter) =>
        letter is Tatweel or PlainText.Joiner || (Forms.TryGetValue(letter, out var forms) && forms.Count == 4);

    private static bool JoinsBack(int letter) =>
        letter is Tatweel or PlainText.Joiner || (Forms.TryGetValue(letter, out var forms) && forms.Count > 1);

    private static Dictionary<int, (int Alone, int Count)> Table()
    {
        (int Letter, int Alone, int Count)[] persianAndUrdu =
        [
            (0x679, 0xFB66, 4), (0x67E, 0xFB56, 4), (0x686, 0xFB7A, 4), (0x688, 0xFB88, 2), (0x691, 0xFB8C, 2), (0x698, 0xFB8A, 2), (0x6A9, 0xFB8E, 4),
            (0x6AF, 0xFB92, 4), (0x6BA, 0xFB9E, 2), (0x6BE, 0xFBAA, 4), (0x6C1, 0xFBA6, 4), (0x6CC, 0xFBFC, 4), (0x6D2, 0xFBAE, 2), (0x6D3, 0xFBB0, 2),
        ];
        var table = persianAndUrdu.ToDictionary(forms => forms.Letter, forms => (forms.Alone, forms.Count));

        // From hamza on the forms follow each other in the order of the letters: one, two or four each.
        var form = 0xFE80;
        foreach (var letter in Enumerable.Range(0x621, 0x63A - 0x621 + 1).Concat(Enumerable.Range(0x641, 0x64A - 0x641 + 1)))
        {
            var count = letter switch
            {
                0x621 => 1,
                // Letters that do not join what follows: alef, waw, teh marbuta, dal, thal, reh, zain, alef maksura.
                0x622 or 0x623 or 0x624 or 0x625 or 0x627 or 0x629 or (>= 0x62F and <= 0x632) or 0x648 or 0x649 => 2,
                _ => 4,
            };
            table[letter] = (form, count);
            form += count;
        }

        return table;
    }
}

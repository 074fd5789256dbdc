using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerHealth.Service.Mail;

/// <summary>Text from elsewhere, made fit for a header or a line.</summary>
internal static partial class MailText
{
    /// <summary>What ends lines or controls something becomes a space, and half of a surrogate pair the sign for it; spaces are not doubled.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune.Value == ' ';
            if (!isSpace)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The same, not longer than so many characters; what was cut is an ellipsis.</summary>
    public static string OneLine(string text, int mostCharacters)
    {
        var line = OneLine(text);
        if (line.Length <= mostCharacters)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[mostCharacters - 2]) ? mostCharacters - 2 : mostCharacters - 1;
        return line[..end] + "…";
    }

    /// <summary>The same without e-mail addresses: for what a server says, which goes into rows and logs.</summary>
    public static string WithoutAddresses(string text, int mostCharacters) => OneLine(Address().Replace(text, "(address)"), mostCharacters);

    [GeneratedRegex("""[^\s<>()\[\]"',;:=]+@[^\s<>()"',;]+""")]
    private static partial Regex Address();
}

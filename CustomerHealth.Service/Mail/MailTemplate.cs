using System.Net;
using System.Text;

namespace CustomerHealth.Service.Mail;

/// <summary>
/// The content of a mail, said once and written twice: as plain text, and as HTML that shows the same. Whatever text goes in comes out as
/// text. Styles are inline, since mail programs drop the others.
/// </summary>
/// <param name="heading">What the mail is about, in a few words.</param>
public sealed class MailTemplate(string heading)
{
    private const string Ink = "#15212a";
    private const string Muted = "#4c5a65";
    private const string LinkColour = "#14477d";

    private readonly StringBuilder text = new(OneLine(heading) + "\n");

    private readonly StringBuilder html =
        new($"<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 16px;color:{Ink}\">{Encode(OneLine(heading))}</h1>\n");

    /// <summary>A heading within the mail.</summary>
    public MailTemplate Section(string title)
    {
        text.Append('\n').Append(OneLine(title)).Append('\n');
        html.Append($"<h2 style=\"font-size:17px;line-height:1.3;margin:20px 0 8px;color:{Ink}\">{Encode(OneLine(title))}</h2>\n");
        return this;
    }

    /// <summary>Some sentences; line ends in them stay.</summary>
    public MailTemplate Say(string words) => Paragraph(words, Ink);

    /// <summary>The same, less loud.</summary>
    public MailTemplate Note(string words) => Paragraph(words, Muted);

    /// <summary>A way to a page of the product; nothing where there is no address.</summary>
    public MailTemplate Link(string title, string? address)
    {
        if (address is not null)
        {
            text.Append('\n').Append(OneLine(title)).Append(": ").Append(address).Append('\n');
            html.Append(
                $"<p style=\"margin:0 0 12px\"><a href=\"{Encode(address)}\" style=\"color:{LinkColour}\">{Encode(OneLine(title))}</a></p>\n");
        }

        return this;
    }

    public string ToText() => text.ToString();

    public string ToHtml() =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(OneLine(heading))}</title></head>
        <body style="margin:0;padding:24px;background:#ffffff;color:{Ink};font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
        {html}</body>
        </html>

        """.ReplaceLineEndings("\n");

    internal static string Encode(string words) => WebUtility.HtmlEncode(words);

    private static string OneLine(string words) => MailText.OneLine(words);

    private MailTemplate Paragraph(string words, string colour)
    {
        var lines = words.ReplaceLineEndings("\n").Split('\n').Select(OneLine).ToList();
        text.Append('\n').AppendJoin('\n', lines).Append('\n');
        html.Append($"<p style=\"margin:0 0 12px;color:{colour}\">{string.Join("<br>", lines.Select(Encode))}</p>\n");
        return this;
    }
}

using System.Text;
using System.Text.Json;
using MimeKit;

namespace CustomerHealth.Tests.Service.Mail.SmtpServer;

/// <summary>A mail as the server took it.</summary>
/// <param name="Raw">Every byte of it.</param>
/// <param name="User">Who had signed in; null where nobody had.</param>
/// <param name="From">Of the envelope, as are the recipients.</param>
public sealed record ReceivedMail(byte[] Raw, string From, IReadOnlyList<string> To, string? User)
{
    public MimeMessage Message { get; } = MimeMessage.Load(new MemoryStream(Raw));

    public string Text => Message.TextBody!.ReplaceLineEndings("\n");

    public string Html => Message.HtmlBody!.ReplaceLineEndings("\n");

    /// <summary>The names of the headers of the message itself, as they stand there.</summary>
    public IEnumerable<string> HeaderNames =>
        from line in Encoding.ASCII.GetString(Raw).ReplaceLineEndings("\n").Split("\n\n")[0].Split('\n')
        where !char.IsWhiteSpace(line[0])
        select line[..line.IndexOf(':', StringComparison.Ordinal)];

    internal static ReceivedMail Read(JsonElement said) => new(
        said.GetProperty("mail").GetBytesFromBase64(),
        said.GetProperty("from").GetString()!,
        [.. said.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)],
        said.GetProperty("user").GetString());
}

using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CustomerHealth.Service.Mail;

/// <summary>Hands mails to the server of the settings.</summary>
public sealed class MailSender(IOptions<MailOptions> options, TimeProvider time)
{
    private const int MostAnswer = 300;

    private readonly MailOptions options = options.Value;

    /// <summary>Whether a server is set.</summary>
    public bool IsOn => options.IsOn;

    /// <summary>How long one try may take, from the first byte to the server's last word.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The address of a page of the product, for links in mails; null where the settings do not say where it can be reached.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? AddressOf(string path) =>
        string.IsNullOrEmpty(options.PublicAddress) ? null : options.PublicAddress.TrimEnd('/') + path;

    /// <summary>One try. What the server or the network says is an outcome, not an exception.</summary>
    /// <remarks>A server that took the mail and whose answer is lost gets it again, with the same Message-ID.</remarks>
    public async Task<MailOutcome> SendAsync(MailDraft draft, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return new MailOutcome(MailVerdict.Delayed, "No mail server is set.");
        }

        if (!MailAddresses.IsOne(draft.To))
        {
            return new MailOutcome(MailVerdict.Refused, "That is no e-mail address.");
        }

        using var message = ComposedMail.Of(draft, options, time.GetUtcNow());
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var client = new SmtpClient
        {
            LocalDomain = message.From.Mailboxes.First().Domain, // Not this machine's name.

            // As .NET's own clients: the chain is checked, and no list of revoked certificates is fetched over the open network for it. Where
            // a company's own authority has no such list, or a firewall is before it, no mail would ever leave.
            CheckCertificateRevocation = false,
        };
        try
        {
            await ConnectAsync(client, either.Token);
            return await HandOverAsync(client, message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailOutcome(MailVerdict.Delayed, $"The server took longer than {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            return new MailOutcome(MailVerdict.Delayed, Describe(exception));
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var (usualPort, security) = options.Security switch
        {
            MailSecurity.Tls => (465, SecureSocketOptions.SslOnConnect),
            MailSecurity.None => (25, SecureSocketOptions.None),
            _ => (587, SecureSocketOptions.StartTls), // Asked for, not offered: a server that cannot is not spoken to.
        };
        await client.ConnectAsync(options.Host!, options.Port ?? usualPort, security, cancellationToken);
        if (!string.IsNullOrEmpty(options.User))
        {
            await client.AuthenticateAsync(options.User, options.Password!, cancellationToken);
        }
    }

    private static async Task<MailOutcome> HandOverAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        if (!message.To.Mailboxes.All(mailbox => Ascii.IsValid(mailbox.Address)) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return new MailOutcome(MailVerdict.Refused, "The server takes no address with other letters than those of ASCII.");
        }

        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException exception) when (IsRefusal(exception))
        {
            return new MailOutcome(MailVerdict.Refused, Describe(exception));
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException || IsTrouble(exception))
        {
            // The server has the mail; how it says goodbye changes nothing.
        }

        return new MailOutcome(MailVerdict.Sent);
    }

    /// <summary>
    /// A refusal of this mail or its recipient. One of the sender, or of whoever is not signed in, is a matter of the settings: it would meet
    /// every mail, and is over when they are mended.
    /// </summary>
    private static bool IsRefusal(SmtpCommandException exception) =>
        (int)exception.StatusCode is >= 500 and < 600
        && exception.StatusCode is not (SmtpStatusCode.AuthenticationRequired or SmtpStatusCode.AuthenticationInvalidCredentials)
        && exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    /// <summary>What a network, a server, or settings that do not fit it can bring forth.</summary>
    private static bool IsTrouble(Exception exception) =>
        exception is SocketException or IOException or TimeoutException or NotSupportedException or CommandException or ProtocolException
            or SslHandshakeException or AuthenticationException or ServiceNotAuthenticatedException or ServiceNotConnectedException;

    private static string Describe(Exception exception)
    {
        var words = exception switch
        {
            SmtpCommandException command => $"{(int)command.StatusCode} {command.Message}",
            SslHandshakeException => "The connection could not be protected: the server offers no TLS here, or its certificate is not trusted.",
            AuthenticationException => $"The server does not take Mail:User and Mail:Password. {exception.Message}",
            _ => exception.Message,
        };
        return MailText.WithoutAddresses(words, MostAnswer);
    }
}

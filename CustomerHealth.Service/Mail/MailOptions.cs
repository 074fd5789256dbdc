using System.Net;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Web.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CustomerHealth.Service.Mail;

/// <summary>How the connection to the server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It begins open and must turn to TLS before anything is said (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte on (port 465).</summary>
    Tls,

    /// <summary>Not at all (port 25): for a server on this machine.</summary>
    None,
}

/// <summary>Section <c>Mail</c> of the settings: the server that mails are handed to.</summary>
public sealed class MailOptions
{
    /// <summary>The server's name; missing: mail is off.</summary>
    public string? Host { get; set; }

    /// <summary>Missing: what is usual for <see cref="Security"/>.</summary>
    public int? Port { get; set; }

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>
    /// Says plainly that mails, and the password, may cross a network that others can read: without it, <see cref="MailSecurity.None"/> is for
    /// servers on this machine and for Development.
    /// </summary>
    public bool AllowUnprotected { get; set; }

    /// <summary>Who signs in to the server, with <see cref="Password"/>; missing: nobody does.</summary>
    public string? User { get; set; }

    /// <summary>From a secret store.</summary>
    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>The sender's name.</summary>
    public string FromName { get; set; } = "CustomerHealth";

    /// <summary>Where the product is reached from outside, https; missing: mails have no links, and cannot be stopped by one.</summary>
    public string? PublicAddress { get; set; }

    internal bool IsOn => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>What is wrong with the settings, each in a sentence that names the setting.</summary>
internal sealed class MailValidation(IOptions<AuthOptions> auth) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problems = (options.IsOn ? CheckServer(options) : []).Concat(CheckAddress(options.PublicAddress)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> CheckAddress(string? address)
    {
        if (!string.IsNullOrEmpty(address)
            && !(Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                && uri is { UserInfo: "", Query: "", Fragment: "" }))
        {
            yield return "Mail:PublicAddress must be the https address that the product is reached at, without a query.";
        }
    }

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private IEnumerable<string> CheckServer(MailOptions options)
    {
        if (options.Port is < 1 or > 65_535)
        {
            yield return "Mail:Port must be 1 to 65535.";
        }

        if (!Enum.IsDefined(options.Security))
        {
            yield return "Mail:Security must be StartTls, Tls or None.";
        }

        if (options is { Security: MailSecurity.None, AllowUnprotected: false }
            && !IsHere(options.Host!)
            && auth.Value.Mode != AuthMode.Development)
        {
            yield return "Mail:Security None lets everybody on the way read mails and password: set Mail:AllowUnprotected to true if that is meant.";
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:User and Mail:Password go together: set both, or neither.";
        }

        if (!MailAddresses.IsOne(options.From))
        {
            yield return "Mail:From must be the e-mail address that mails come from.";
        }

        if (options.FromName.Any(char.IsControl))
        {
            yield return "Mail:FromName must be one line of text.";
        }
    }
}

/// <summary>E-mail addresses as a mail needs them: accounts take some that no server would.</summary>
internal static class MailAddresses
{
    public static bool IsOne(string? text) =>
        EmailAddress.IsValid(text) && MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && mailbox.Route.Count == 0;
}

namespace CustomerHealth.Service.Mail;

/// <summary>Hands mails to the server of the settings.</summary>
public sealed class MailSender
{
    /// <summary>Whether a server is set.</summary>
    public bool IsOn => throw new NotImplementedException();

    /// <summary>The address of a page of the product, for links in mails; null where the settings do not say where it can be reached.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? AddressOf(string path) => throw new NotImplementedException();

    /// <summary>One try. What the server or the network says is an outcome, not an exception.</summary>
    public Task<MailOutcome> SendAsync(MailDraft draft, CancellationToken cancellationToken) => throw new NotImplementedException();
}

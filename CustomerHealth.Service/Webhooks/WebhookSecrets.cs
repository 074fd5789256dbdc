using Microsoft.AspNetCore.DataProtection;

namespace CustomerHealth.Service.Webhooks;

/// <summary>Makes the secrets of webhooks, in both directions, turns them, and takes them out of their protection where one signs.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long the old secret counts beside the new one, so that the other side can be changed without losing anything.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("Webhooks.Secret");

    /// <summary>A new one: as people copy it, which cannot be had again, and as it is kept.</summary>
    public (string Text, WebhookSecret Kept) New()
    {
        var text = StandardWebhooks.NewSecret();
        return (text, new WebhookSecret(protector.Protect(text)));
    }

    /// <summary>A new one, and for a day the present one beside it; null while the one before still counts: its user would be cut off.</summary>
    public (string Text, WebhookSecret Kept)? Rotate(WebhookSecret present)
    {
        var now = time.GetUtcNow();
        if (now < present.PreviousUntil)
        {
            return null;
        }

        var (text, kept) = New();
        return (text, kept with { Previous = present.Current, PreviousUntil = now + Overlap, Rotated = now });
    }

    /// <summary>The secrets that count now, the newest first: one, or two for a day after a rotation.</summary>
    public IReadOnlyList<string> InForce(WebhookSecret secret) =>
        secret.Previous is not null && time.GetUtcNow() < secret.PreviousUntil
            ? [protector.Unprotect(secret.Current), protector.Unprotect(secret.Previous)]
            : [protector.Unprotect(secret.Current)];
}

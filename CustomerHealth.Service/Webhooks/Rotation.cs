namespace CustomerHealth.Service.Webhooks;

/// <summary>What a rotation of a secret came to.</summary>
public enum RotationOutcome
{
    Rotated,

    /// <summary>There is no such source.</summary>
    NoSource,

    /// <summary>Another change came between; its secret counts.</summary>
    Changed,

    /// <summary>The secret before the present one still counts: a further rotation would cut its sender off at once.</summary>
    StillOverlapping,
}

/// <param name="Secret">The new secret, which cannot be had again; null unless rotated.</param>
public sealed record Rotation(RotationOutcome Outcome, WebhookSource? Source = null, string? Secret = null)
{
    /// <summary>Why there is no new secret, as a sentence; null when there is one.</summary>
    public string? Problem => Outcome switch
    {
        RotationOutcome.Rotated => null,
        RotationOutcome.NoSource => "There is no such source.",
        RotationOutcome.Changed => "The source was changed at the same moment. Look at it again.",
        _ => "The secret before the present one still counts. Rotate again when it has ended, or remove the source to end both at once.",
    };
}

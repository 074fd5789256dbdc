namespace CustomerHealth.Service.Webhooks;

/// <summary>What a rotation of a secret came to.</summary>
public enum RotationOutcome
{
    Rotated,

    /// <summary>There is nobody whose secret it would be.</summary>
    Unknown,

    /// <summary>Another change came between; its secret counts.</summary>
    Changed,

    /// <summary>The secret before the present one still counts: a further rotation would cut its user off at once.</summary>
    StillOverlapping,
}

/// <param name="Of">Whose secret it is, as stored now; null unless rotated.</param>
/// <param name="Secret">The new secret, which cannot be had again; null unless rotated.</param>
public sealed record Rotation<T>(RotationOutcome Outcome, T? Of = null, string? Secret = null)
    where T : class
{
    /// <summary>Why there is no new secret, as a sentence; null when there is one.</summary>
    /// <param name="what">What people call it: "source".</param>
    public string? Problem(string what) => Outcome switch
    {
        RotationOutcome.Rotated => null,
        RotationOutcome.Unknown => $"There is no such {what}.",
        RotationOutcome.Changed => $"The {what} was changed at the same moment. Look at it again.",
        _ => $"The secret before the present one still counts. Rotate again when it has ended, or remove the {what} to end both at once.",
    };
}

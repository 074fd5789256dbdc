namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What a receiver said to a message.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="Status">Null where there was no answer.</param>
/// <param name="Trouble">Why it was not taken, as a sentence; null where it was.</param>
/// <param name="Text">The beginning of the body of a refusal.</param>
/// <param name="RetryAfter">For how long a receiver that has too much to do (429, 503) wants to be left alone.</param>
public sealed record WebhookAnswer(
    DateTimeOffset At, TimeSpan Took, int? Status, string? Trouble, string? Text = null, TimeSpan? RetryAfter = null)
{
    public DeliveryAttempt Attempt => new(At, Status, (int)Math.Min(Took.TotalMilliseconds, int.MaxValue), Trouble);

    /// <summary>The receiver is there no more.</summary>
    public bool IsGone => Status == 410;
}

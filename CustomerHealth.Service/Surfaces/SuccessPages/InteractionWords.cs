namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Kinds of interactions as people read them.</summary>
internal static class InteractionWords
{
    /// <summary>The kinds that the form offers, in its order; other senders may use other words.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["meeting", "call", "email", "training", "support_ticket", "escalation"];

    /// <summary>"Meeting", "E-mail", "Support ticket"; another sender's word as it is.</summary>
    public static string Of(string kind) => kind switch
    {
        "email" => "E-mail",
        _ when Kinds.Contains(kind) => char.ToUpperInvariant(kind[0]) + kind[1..].Replace('_', ' '),
        _ => kind,
    };
}

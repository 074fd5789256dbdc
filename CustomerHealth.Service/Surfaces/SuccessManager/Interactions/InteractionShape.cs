using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Interactions;

/// <summary>
/// The fields of an interaction as the document bounds them, and what it can say of one at all. Other senders log other kinds, too: those are
/// in no list of this area that has the document's kinds, and 404 by their id; statistics and follow-ups, which are bound to no words, have them.
/// </summary>
internal static class InteractionShape
{
    public static readonly Shape<string> Subject = Shape.Line(1, 500);

    public static readonly Shape<string> Description = Shape.Text(1);

    public static readonly Shape<string> PerformedBy = Shape.Line(1, 255);

    public static readonly Words<string> Kinds = new(
        ("support_ticket", "support_ticket"),
        ("meeting", "meeting"),
        ("email", "email"),
        ("call", "call"),
        ("escalation", "escalation"),
        ("training", "training"));

    public static readonly Words<Sentiment> Sentiments = new(
        ("positive", Sentiment.Positive), ("neutral", Sentiment.Neutral), ("negative", Sentiment.Negative));

    public static bool HasWordsFor(Interaction interaction) => Kinds.Listing.Contains(interaction.Kind);
}

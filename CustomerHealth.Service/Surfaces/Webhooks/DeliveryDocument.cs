using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Surfaces.Webhooks;

/// <summary>A message to a receiver as lists show it.</summary>
/// <param name="Id">The message's id: <c>webhook-id</c>.</param>
/// <param name="Created">When what it tells of happened.</param>
/// <param name="NextTry">Null where none is to come.</param>
/// <param name="Problem">Why it is not delivered.</param>
/// <param name="Answer">The beginning of what the receiver said when it last refused.</param>
/// <param name="Attempts">The latest 25, the earliest first.</param>
internal sealed record DeliveryDocument(
    string Id,
    string Type,
    [DeliveryStatusWord] string Status,
    DateTime Created,
    DateTime? NextTry,
    string? Problem,
    string? Answer,
    IReadOnlyList<AttemptDocument> Attempts)
{
    public static DeliveryDocument Of(Delivery delivery) => new(
        delivery.Id,
        delivery.Type,
        DeliveryStatusWordAttribute.Of(delivery.State),
        delivery.Created.UtcDateTime,
        delivery.NextTry?.UtcDateTime,
        delivery.Trouble,
        delivery.Answer,
        [.. delivery.Attempts.Select(AttemptDocument.Of)]);
}

/// <summary>The same with what is sent.</summary>
/// <param name="Body">The text that is signed, to the letter.</param>
internal sealed record WholeDeliveryDocument(
    string Id,
    string Type,
    [DeliveryStatusWord] string Status,
    DateTime Created,
    DateTime? NextTry,
    string? Problem,
    string? Answer,
    IReadOnlyList<AttemptDocument> Attempts,
    string Body)
{
    public static WholeDeliveryDocument Of(Delivery delivery)
    {
        var shown = DeliveryDocument.Of(delivery);
        return new WholeDeliveryDocument(
            shown.Id, shown.Type, shown.Status, shown.Created, shown.NextTry, shown.Problem, shown.Answer, shown.Attempts, delivery.Body ?? string.Empty);
    }
}

/// <param name="Status">What the receiver answered; null where nothing was.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Problem">Null where it was taken.</param>
internal sealed record AttemptDocument(DateTime At, int? Status, int Milliseconds, string? Problem)
{
    public static AttemptDocument Of(DeliveryAttempt attempt) =>
        new(attempt.At.UtcDateTime, attempt.Status, attempt.Milliseconds, attempt.Trouble);
}

/// <param name="Next">Goes on as <c>before</c>; null where there are no more.</param>
internal sealed record DeliveryListDocument(IReadOnlyList<DeliveryDocument> Deliveries, string? Next)
{
    public static DeliveryListDocument Of(DeliveryPage page) => new([.. page.Deliveries.Select(DeliveryDocument.Of)], page.Next);
}

/// <param name="Replayed">How many are sent again.</param>
/// <param name="Next">Goes on as <c>before</c>; null where there are no more.</param>
internal sealed record ReplayDocument(int Replayed, string? Next);

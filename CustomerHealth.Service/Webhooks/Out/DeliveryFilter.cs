namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>Which deliveries somebody asks for; null: whatever it is.</summary>
/// <param name="From">From this moment on, to the millisecond.</param>
/// <param name="To">Up to and without it.</param>
/// <param name="Before">A delivery's id: only those that stand behind it, which are older.</param>
public sealed record DeliveryFilter(
    DeliveryState? State = null, string? Type = null, DateTimeOffset? From = null, DateTimeOffset? To = null, string? Before = null)
{
    internal bool Fits(Delivery delivery) => (State is null || State == delivery.State) && (Type is null || Type == delivery.Type);

    /// <summary>Bounds of the rows.</summary>
    internal (string From, string Before) Range
    {
        get
        {
            var first = DeliveryRow.First + (To is { } to ? MessageId.OrderBefore(to) : string.Empty);
            var behind = Before is { } id ? DeliveryRow.KeyOf(id) + "!" : first;
            return (
                string.CompareOrdinal(first, behind) > 0 ? first : behind,
                From is { } from ? DeliveryRow.First + MessageId.OrderBefore(from) : DeliveryRow.End);
        }
    }
}

/// <param name="Next">The id to go on with; null where there are no more.</param>
public sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, string? Next);

namespace CustomerHealth.Service.Outbox;

/// <summary>Something that must leave the product, written in the transaction of its cause, and gone when it has left.</summary>
/// <param name="Id">Unique within its partition, and the same however often its cause is worked on; at most 200 letters, digits and <c>.-_:</c>.</param>
/// <param name="Kind">The <see cref="IOutboxDelivery.Kind"/> that takes it out.</param>
/// <param name="Body">What that needs to know, as JSON of its own.</param>
/// <param name="NotBefore">When it may be tried next.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="HeldUntil">Until when the one who tries has it for itself; null while nobody does.</param>
/// <param name="Trouble">Why the last try failed; null where none did.</param>
/// <param name="ETag">The version of its row; null before it is written.</param>
public sealed record OutboxItem(
    string Id,
    string Kind,
    string Body,
    DateTimeOffset CreatedAt,
    DateTimeOffset NotBefore,
    int Tries = 0,
    DateTimeOffset? HeldUntil = null,
    string? Trouble = null,
    string? ETag = null);

/// <summary>Where an item lies.</summary>
public sealed record OutboxAddress(string Table, string Partition, string Id);

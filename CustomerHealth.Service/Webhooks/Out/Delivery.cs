using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>Where a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>To be tried, the first time or again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Not sent: the subscription was not active when its time came.</summary>
    Cancelled,
}

/// <summary>One message to one subscription, and what became of it.</summary>
/// <param name="Id">The message's id: within a subscription there is one delivery of it, however often it is sent.</param>
/// <param name="Created">When what it tells of happened.</param>
/// <param name="NextTry">Null where none is to come.</param>
/// <param name="Trouble">Why it was not delivered; null where it was, or was not tried yet.</param>
/// <param name="Answer">The beginning of what the receiver said when it last refused.</param>
/// <param name="Attempts">The latest of them, the earliest first.</param>
/// <param name="Body">What is sent; null where it was not read.</param>
public sealed record Delivery(
    string Id,
    string Type,
    DateTimeOffset Created,
    DeliveryState State,
    DateTimeOffset? NextTry,
    string? Trouble,
    string? Answer,
    IReadOnlyList<DeliveryAttempt> Attempts,
    string? Body)
{
    /// <summary>A delivery that is sent again and again keeps its latest ones.</summary>
    public const int MostAttempts = 25;

    public Delivery With(DeliveryAttempt attempt, DeliveryState state, DateTimeOffset? nextTry, string? answer) => this with
    {
        State = state,
        NextTry = nextTry,
        Trouble = attempt.Trouble,
        Answer = answer,
        Attempts = [.. Attempts.Append(attempt).TakeLast(MostAttempts)],
    };
}

/// <param name="Status">What the receiver answered; null where nothing was.</param>
/// <param name="Milliseconds">From the beginning to the answer, or to the end of the patience.</param>
/// <param name="Trouble">Null: it was taken.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? Status, int Milliseconds, string? Trouble);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<DeliveryAttempt>))]
internal sealed partial class DeliveryJson : JsonSerializerContext;

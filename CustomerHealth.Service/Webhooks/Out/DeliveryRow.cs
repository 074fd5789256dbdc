using System.Text.Json;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// A delivery in table <c>WebhookDeliveries</c>: partition <c>{tenant}!{subscription}</c>, row <c>d:</c> and the id turned round, so that the
/// newest stand first; beside it <c>o:{id}</c> while it is to leave.
/// </summary>
internal static class DeliveryRow
{
    public const string First = "d:";
    public const string End = "d;";

    /// <summary>All but the body, which a list does not show.</summary>
    public static readonly string[] Listed = ["Type", "Created", "State", "NextTry", "Trouble", "Answer", "Attempts"];

    public static string PartitionOf(TenantId tenant, string subscription) => $"{tenant.Value}!{subscription}";

    /// <summary>Whose delivery it is.</summary>
    public static string SubscriptionOf(string partition) => partition[(partition.IndexOf('!', StringComparison.Ordinal) + 1)..];

    public static string KeyOf(string id) => First + MessageId.OrderOf(id);

    public static TableRow Begin(string partition, WebhookMessage message, DateTimeOffset firstTry) => new(partition, KeyOf(message.Id))
    {
        ["Type"] = message.Type,
        ["Created"] = message.At,
        ["Body"] = message.Body,
        ["State"] = (int)DeliveryState.Pending,
        ["NextTry"] = firstTry,
    };

    /// <summary>What changes with a try. A merge takes no property away: what is not there any more is said by an empty one.</summary>
    public static RowOperation Settle(string partition, Delivery delivery) => RowOperation.MergeExisting(new TableRow(partition, KeyOf(delivery.Id))
    {
        ["State"] = (int)delivery.State,
        ["NextTry"] = delivery.NextTry ?? TableLimits.EarliestTime,
        ["Trouble"] = delivery.Trouble ?? string.Empty,
        ["Answer"] = delivery.Answer ?? string.Empty,
        ["Attempts"] = JsonSerializer.Serialize(delivery.Attempts, DeliveryJson.Default.IReadOnlyListDeliveryAttempt),
    });

    /// <summary>It is not tried any more, for a reason that is no attempt.</summary>
    public static RowOperation Ended(string partition, string id, DeliveryState state, string trouble) => RowOperation.MergeExisting(
        new TableRow(partition, KeyOf(id)) { ["State"] = (int)state, ["NextTry"] = TableLimits.EarliestTime, ["Trouble"] = trouble });

    /// <summary>It is to be tried from the start once more; the attempts so far stay.</summary>
    public static RowOperation Again(string partition, string id, DateTimeOffset now) => RowOperation.MergeExisting(
        new TableRow(partition, KeyOf(id)) { ["State"] = (int)DeliveryState.Pending, ["NextTry"] = now, ["Trouble"] = string.Empty, ["Answer"] = string.Empty });

    public static Delivery Read(TableRow row) => new(
        MessageId.At(row.RowKey[First.Length..]),
        row.GetString("Type") ?? string.Empty,
        row.GetDateTime("Created") ?? default,
        (DeliveryState)(row.GetInt32("State") ?? 0),
        row.GetDateTime("NextTry") is { } next && next > TableLimits.EarliestTime ? next : null,
        row.GetString("Trouble") is { Length: > 0 } trouble ? trouble : null,
        row.GetString("Answer") is { Length: > 0 } answer ? answer : null,
        row.GetString("Attempts") is { } attempts ? JsonSerializer.Deserialize(attempts, DeliveryJson.Default.IReadOnlyListDeliveryAttempt) ?? [] : [],
        row.GetString("Body"));
}

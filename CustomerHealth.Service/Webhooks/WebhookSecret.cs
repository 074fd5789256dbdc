using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Webhooks;

/// <summary>The secret that webhooks of one sender or receiver are signed with. Protected here as it is in the store.</summary>
/// <param name="Previous">The secret before the last rotation, which counts until <paramref name="PreviousUntil"/>.</param>
public sealed record WebhookSecret(
    string Current, string? Previous = null, DateTimeOffset? PreviousUntil = null, DateTimeOffset? Rotated = null)
{
    internal static WebhookSecret Read(TableRow row) => new(
        row.GetString("Secret") ?? string.Empty, row.GetString("Previous"), row.GetDateTime("PreviousUntil"), row.GetDateTime("Rotated"));

    internal void WriteTo(TableRow row)
    {
        row["Secret"] = Current;
        row["Previous"] = Previous;
        row["PreviousUntil"] = PreviousUntil;
        row["Rotated"] = Rotated;
    }
}

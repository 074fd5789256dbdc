using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Records;

/// <summary>
/// Reads the fields of a record's data, which the vocabulary checked when the event came in: what is not there, or not of its type, is null.
/// And how dates and times are written there.
/// </summary>
internal readonly struct RecordData(JsonElement data)
{
    /// <summary>A date as a field has it.</summary>
    public static string? Of(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A time as a field has it, exact to its ticks.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public string? Text(string field) =>
        data.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    public int? Whole(string field) =>
        data.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public bool? Flag(string field) => data.TryGetProperty(field, out var value)
        ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    public DateTimeOffset? Time(string field) => Text(field) is { } text && TimeText.TryRead(text, out var time) ? time : null;

    public DateOnly? Date(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : Time(field) is { } time ? DateOnly.FromDateTime(time.UtcDateTime)
        : null;

    public Guid? Uuid(string field) => Guid.TryParse(Text(field), out var id) ? id : null;
}

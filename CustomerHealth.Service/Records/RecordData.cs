using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Records;

/// <summary>
/// Reads the fields of a record's data, which the vocabulary checked when the event came in: what is not there, or not of its type, is null.
/// </summary>
internal readonly struct RecordData(JsonElement data)
{
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

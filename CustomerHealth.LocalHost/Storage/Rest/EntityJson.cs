using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>
/// Rows as the JSON of the table service. Types that JSON does not have stand beside the value, as <c>name@odata.type</c>. Source:
/// learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static void Write(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, value) in row.Properties)
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
    }

    /// <param name="entity">An entity with minimal metadata, its keys included.</param>
    public static TableRow Read(JsonElement entity)
    {
        var row = new TableRow(entity.GetProperty("PartitionKey").GetString()!, entity.GetProperty("RowKey").GetString()!)
        {
            ETag = entity.GetProperty("odata.etag").GetString(),
            Timestamp = entity.TryGetProperty("Timestamp", out var timestamp) ? Time(timestamp) : null,
        };
        foreach (var property in entity.EnumerateObject().Where(property => IsOurs(property.Name)))
        {
            var type = entity.TryGetProperty(property.Name + TypeSuffix, out var named) ? named.GetString() : null;
            row[property.Name] = Read(property.Value, type);
        }

        return row;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            default:
                var (type, typed) = Typed(value);
                json.WriteString(name + TypeSuffix, type);
                json.WriteString(name, typed);
                break;
        }
    }

    /// <summary>Values that travel as text; numbers that are none included, for which JSON has no notation.</summary>
    private static (string Type, string Text) Typed(object value) => value switch
    {
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", number.ToString(CultureInfo.InvariantCulture)),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        Guid id => ("Edm.Guid", id.ToString("D")),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No type of Azure Tables."),
    };

    private static object? Read(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.DateTime", _) => Time(value),
        (_, JsonValueKind.String) => value.GetString(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (_, JsonValueKind.Number) when value.TryGetInt32(out var number) => number,
        (_, JsonValueKind.Number) => value.GetDouble(),
        (_, JsonValueKind.Null) => null,
        _ => throw new InvalidDataException($"Azure Storage sent a value of type {type ?? value.ValueKind.ToString()}."),
    };

    private static DateTimeOffset Time(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static bool IsOurs(string name) =>
        name is not ("PartitionKey" or "RowKey" or "Timestamp")
        && !name.StartsWith("odata.", StringComparison.Ordinal)
        && !name.Contains('@', StringComparison.Ordinal);
}

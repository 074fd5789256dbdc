using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Compares an answer with the objects of the document (shapes.txt): names and types of all fields, down to the last.</summary>
internal static partial class DocumentedShape
{
    private static readonly Dictionary<string, (string Name, string Type)[]> Objects = Repository
        .Read("CustomerHealth.Tests/Surfaces/SuccessManager/shapes.txt").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Split("; ").Select(Field).ToArray());

    /// <summary>What is different, by the path to it; empty when the answer is as documented.</summary>
    public static IReadOnlyList<string> Differences(JsonElement answer, string type) => [.. Compare(answer, type, "$")];

    private static (string, string) Field(string text)
    {
        var match = Fields().Match(text);
        return match.Success
            ? (match.Groups["name"].Value, match.Groups["type"].Value + match.Groups["null"].Value)
            : throw new FormatException($"'{text}' is no field.");
    }

    private static IEnumerable<string> Compare(JsonElement value, string type, string path)
    {
        if (type.EndsWith('?'))
        {
            return value.ValueKind == JsonValueKind.Null ? [] : Compare(value, type[..^1], path);
        }

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((item, place) => Compare(item, type[..^2], $"{path}[{place}]"))
                : [$"{path} is {value.ValueKind}, not a list"];
        }

        if (type.StartsWith("map<", StringComparison.Ordinal))
        {
            return value.ValueKind == JsonValueKind.Object
                ? value.EnumerateObject().SelectMany(property => Compare(property.Value, type[4..^1], $"{path}.{property.Name}"))
                : [$"{path} is {value.ValueKind}, not an object"];
        }

        return Objects.TryGetValue(type, out var fields) ? CompareFields(value, fields, path)
            : Fits(value, type) ? []
            : [$"{path} is {value.GetRawText()}, not {type}"];
    }

    private static IEnumerable<string> CompareFields(JsonElement value, (string Name, string Type)[] fields, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{path} is {value.ValueKind}, not an object"];
        }

        var sent = value.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        return
        [
            .. sent.Keys.Except(fields.Select(field => field.Name)).Select(name => $"{path}.{name} is not documented"),
            .. fields.SelectMany(field => sent.TryGetValue(field.Name, out var found)
                ? Compare(found, field.Type, $"{path}.{field.Name}")
                : [$"{path}.{field.Name} is missing"]),
        ];
    }

    private static bool Fits(JsonElement value, string type) => type switch
    {
        "any" => true,
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "int" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ when value.ValueKind != JsonValueKind.String => false,
        "string" => true,
        "email" => value.GetString()!.Contains('@', StringComparison.Ordinal),
        "uuid" => Guid.TryParseExact(value.GetString(), "D", out _),
        "datetime" => value.GetString()!.EndsWith('Z') && value.TryGetDateTimeOffset(out _),
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => type.Contains('|', StringComparison.Ordinal)
            ? type.Split('|').Contains(value.GetString())
            : throw new FormatException($"The document has no '{type}'."),
    };

    [GeneratedRegex(@"^(?<name>\w+)\*?: (?<type>[^ ?]+)(?: \[[^\]]*\])?(?<null>\?)?(?: = .*)?$")]
    private static partial Regex Fields();
}

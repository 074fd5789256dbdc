using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Outbox;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>Notices as items of the outbox: those of one change of one customer in one row, or in as many as they need.</summary>
internal static class NoticeItems
{
    public const string Kind = "webhook-notices";

    /// <summary>A property holds 32,768.</summary>
    private const int MostCharacters = 24_000;

    public static IEnumerable<OutboxItem> Of(IReadOnlyList<Notice> notices)
    {
        var part = new List<string>();
        var (first, characters) = (0, 0);
        for (var at = 0; at < notices.Count; at++)
        {
            var text = JsonSerializer.Serialize(notices[at], NoticeJson.Default.Notice);
            if (part.Count > 0 && characters + text.Length > MostCharacters)
            {
                yield return Item(notices[first], part);
                (part, first, characters) = ([], at, 0);
            }

            part.Add(text);
            characters += text.Length + 1;
        }

        if (part.Count > 0)
        {
            yield return Item(notices[first], part);
        }
    }

    /// <exception cref="JsonException">It is no list of notices.</exception>
    public static IReadOnlyList<Notice> Read(OutboxItem item) => JsonSerializer.Deserialize(item.Body, NoticeJson.Default.IReadOnlyListNotice) ?? [];

    private static OutboxItem Item(Notice first, List<string> part) =>
        new($"webhooks.{first.Id}", Kind, $"[{string.Join(',', part)}]", first.At, first.At);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(IReadOnlyList<Notice>))]
internal sealed partial class NoticeJson : JsonSerializerContext;

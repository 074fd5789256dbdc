using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Alerts;

/// <summary>An episode that goes on, whatever people did with its alert.</summary>
/// <param name="Rule">One of <see cref="AlertTypes"/>.</param>
/// <param name="Key">What it is about, within rule and customer.</param>
/// <param name="Level">A number of the rule's own, such as the score before a fall.</param>
public sealed record OpenEpisode(string Rule, string Key, AlertSeverity Severity, DateTimeOffset Since, int Level = 0);

/// <summary>An episode that ended by itself and may come back.</summary>
public sealed record EndedEpisode(string Rule, string Key);

/// <summary>
/// The episodes that go on at a customer and the last that ended, kept in the state row: so the rules know without a read what has been
/// raised, and a change of it is refused with the state it was worked out from.
/// </summary>
public sealed class AlertBook
{
    /// <summary>More than any customer's products and components need; beyond it nothing new is raised.</summary>
    public const int MostEpisodes = 40;

    /// <summary>How many ended ones are remembered, the latest: an older one that comes back is raised as if it were new.</summary>
    private const int MostEnded = 40;

    private AlertBook(AlertBookContent content) => Content = content;

    public static AlertBook Empty { get; } = new(new AlertBookContent([], []));

    public IReadOnlyList<OpenEpisode> Episodes => Content.Open;

    private AlertBookContent Content { get; }

    public OpenEpisode? Find(string rule, string key) =>
        Episodes.FirstOrDefault(episode => episode.Rule == rule && episode.Key == key);

    /// <summary>Whether an episode had been raised and has ended by itself.</summary>
    public bool HasEnded(string rule, string key) => Content.Ended.Contains(new EndedEpisode(rule, key));

    /// <summary>The book with other open episodes; those that were open before and are no more have ended.</summary>
    public AlertBook With(IReadOnlyList<OpenEpisode> open)
    {
        var keys = open.Select(episode => new EndedEpisode(episode.Rule, episode.Key)).ToHashSet();
        var ended = Content.Open.Select(episode => new EndedEpisode(episode.Rule, episode.Key))
            .Concat(Content.Ended)
            .Where(episode => !keys.Contains(episode))
            .Distinct()
            .Take(MostEnded)
            .ToList();
        return open.Count == 0 && ended.Count == 0 ? Empty : new AlertBook(new AlertBookContent(open, ended));
    }

    internal string? ToJson() => ReferenceEquals(this, Empty) ? null : JsonSerializer.Serialize(Content, AlertJson.Default.AlertBookContent);

    internal static AlertBook FromJson(string? json) =>
        json is null ? Empty : new AlertBook(JsonSerializer.Deserialize(json, AlertJson.Default.AlertBookContent)!);
}

/// <summary>What is stored of a book.</summary>
internal sealed record AlertBookContent(IReadOnlyList<OpenEpisode> Open, IReadOnlyList<EndedEpisode> Ended);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AlertBookContent))]
internal sealed partial class AlertJson : JsonSerializerContext;

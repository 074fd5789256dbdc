using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Alerts;

/// <summary>An episode that goes on, whatever people did with its alert.</summary>
/// <param name="Rule">One of <see cref="AlertTypes"/>.</param>
/// <param name="Key">What it is about, within rule and customer.</param>
/// <param name="Level">A number of the rule's own, such as the score before a fall.</param>
public sealed record OpenEpisode(string Rule, string Key, AlertSeverity Severity, DateTimeOffset Since, int Level = 0);

/// <summary>
/// The episodes that go on at a customer, kept in the state row: so the rules know without a read what has been raised, and a change of it
/// is refused with the state it was worked out from.
/// </summary>
public sealed class AlertBook
{
    /// <summary>More than any customer's products and components need; beyond it nothing new is raised.</summary>
    public const int MostEpisodes = 40;

    private AlertBook(IReadOnlyList<OpenEpisode> episodes) => Episodes = episodes;

    public static AlertBook Empty { get; } = new([]);

    public IReadOnlyList<OpenEpisode> Episodes { get; }

    public OpenEpisode? Find(string rule, string key) =>
        Episodes.FirstOrDefault(episode => episode.Rule == rule && episode.Key == key);

    public static AlertBook Of(IReadOnlyList<OpenEpisode> episodes) => episodes.Count == 0 ? Empty : new AlertBook(episodes);

    internal string? ToJson() =>
        Episodes.Count == 0 ? null : JsonSerializer.Serialize(Episodes, AlertJson.Default.IReadOnlyListOpenEpisode);

    internal static AlertBook FromJson(string? json) =>
        json is null ? Empty : Of(JsonSerializer.Deserialize(json, AlertJson.Default.IReadOnlyListOpenEpisode)!);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(IReadOnlyList<OpenEpisode>))]
internal sealed partial class AlertJson : JsonSerializerContext;

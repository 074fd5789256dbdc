using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Timelines;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>What of a customer's timeline is shown, and from where on: all of it stands in the address.</summary>
/// <param name="Kind">A word of <see cref="Kinds"/>; empty for everything.</param>
/// <param name="From">How many entries are passed over.</param>
/// <param name="Entry">The one interaction or survey to show, with its whole text; null for a list, which cuts long ones.</param>
public sealed record TimelineView(string Kind, int From, Guid? Entry = null)
{
    public const string Alerts = "alerts";

    private const string Interactions = "interactions";
    private const string Surveys = "surveys";
    private const string Scores = "scores";

    /// <summary>Entries of a page.</summary>
    public const int Size = 20;

    public static TimelineView Whole { get; } = new("", 0);

    /// <summary>The kinds there are: their word in the address, and their title.</summary>
    public static IReadOnlyList<(string Word, string Title)> Kinds { get; } =
    [
        (Interactions, "Interactions"), (Surveys, "Surveys"), (Alerts, "Alerts"), (Scores, "Changes of the score"),
    ];

    /// <summary>Reads the query; what it does not know it takes for not said.</summary>
    public static TimelineView Of(IQueryCollection query) => Guid.TryParseExact(query["entry"], "D", out var entry)
        ? Whole with { Entry = entry }
        : new TimelineView(QueryText.OneOf(query, "kind", Kinds.Select(kind => kind.Word)), QueryText.From(query));

    public bool Takes(TimelineEntry entry) => Entry is { } only ? entry.Id == only : Kind switch
    {
        Interactions => entry is InteractionEntry,
        Surveys => entry is SurveyEntry,
        Alerts => entry is AlertEntry,
        Scores => entry is ScoreEntry,
        _ => true,
    };

    public string Address(string customerId) => SiteNavigation.AccountPage(customerId) + QueryText.Of(
        ("kind", Kind), ("from", QueryText.Number(From)), ("entry", Entry?.ToString("D") ?? "")) + "#timeline";
}

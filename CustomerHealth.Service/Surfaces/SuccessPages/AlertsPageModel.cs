using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Worklists;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>The alerts as one page shows them.</summary>
/// <param name="Open">All open ones of these customers, whatever the filter says.</param>
/// <param name="Found">How many pass the filter.</param>
/// <param name="Rows">Those of them on this page.</param>
/// <param name="MayWrite">Whether the reader may resolve and snooze.</param>
/// <param name="Done">What a form has just done, as a sentence; null when none has.</param>
public sealed record AlertsPageModel(
    Whose Whose,
    AlertFilter Filter,
    IReadOnlyList<CustomersAlert> Open,
    int Found,
    IReadOnlyList<CustomersAlert> Rows,
    bool MayWrite,
    string? Done,
    DateTimeOffset AsOf)
{
    /// <summary>What to do.</summary>
    public string Headline =>
        Count(AlertSeverity.Critical) is > 0 and var critical ? $"Act on {PageText.Counted(critical, "critical alert", "critical alerts")} first"
        : Count(AlertSeverity.High) is > 0 and var high ? $"Act on {PageText.Counted(high, "alert", "alerts")} of high severity first"
        : Open.Count > 0 ? $"Look at {PageText.Counted(Open.Count, "open alert", "open alerts")}; none is urgent"
        : "Nothing to do: no alert is open";

    public string Caption =>
        $"Alerts {PageText.Count(Filter.From + 1)} to {PageText.Count(Filter.From + Rows.Count)} of {PageText.Count(Found)} {StateWord}, " + Filter.State switch
        {
            AlertFilter.SnoozedState => "the one first that is back first",
            AlertFilter.ResolvedState => "the latest resolved first",
            _ => "most urgent first",
        };

    /// <summary>The state in running text.</summary>
    public string StateWord => Filter.State.Length == 0 ? "open" : Filter.State;

    public string Address => Filter.Address(Whose.Word);

    public string? Previous => Filter.From == 0 ? null : PageFrom(Math.Max(0, Filter.From - AlertFilter.Size));

    public string? Next => Filter.From + Rows.Count >= Found ? null : PageFrom(Filter.From + AlertFilter.Size);

    public static AlertsPageModel Of(
        IEnumerable<CustomersAlert> alerts, Whose whose, AlertFilter filter, bool mayWrite, string? done, DateTimeOffset asOf)
    {
        var ours = alerts.Where(item => whose.Owner?.Owns(item.Customer) ?? true).ToList();
        var found = filter.Order(ours.Where(item => filter.Takes(item.Alert, asOf))).ToList();
        var from = QueryText.Within(filter.From, found.Count, AlertFilter.Size);
        return new AlertsPageModel(
            whose,
            filter with { From = from },
            [.. ours.Where(item => item.Alert.IsOpenAt(asOf))],
            found.Count,
            [.. found.Skip(from).Take(AlertFilter.Size)],
            mayWrite,
            done,
            asOf);
    }

    private int Count(AlertSeverity severity) => Open.Count(item => item.Alert.Severity == severity);

    private string PageFrom(int from) => (Filter with { From = from }).Address(Whose.Word);
}

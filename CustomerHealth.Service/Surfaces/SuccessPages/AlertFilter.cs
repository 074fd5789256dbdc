using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Which alerts the page shows, and from where on: all of it stands in the address.</summary>
/// <param name="Severity">A severity's word; empty for any.</param>
/// <param name="Type">One of <see cref="AlertTypes"/>; empty for any.</param>
/// <param name="State"><c>snoozed</c> or <c>resolved</c>; empty for open.</param>
/// <param name="From">How many are passed over.</param>
public sealed record AlertFilter(string Severity, string Type, string State, int From)
{
    public const string SnoozedState = "snoozed";
    public const string ResolvedState = "resolved";

    /// <summary>Alerts of a page.</summary>
    public const int Size = 20;

    public static AlertFilter Open { get; } = new("", "", "", 0);

    public static AlertFilter Resolved { get; } = Open with { State = ResolvedState };

    /// <summary>Most urgent first, as a person chooses among them.</summary>
    public static IReadOnlyList<string> Severities { get; } =
        [.. Enum.GetValues<AlertSeverity>().OrderDescending().Select(severity => severity.Word())];

    /// <summary>Nothing but the state is asked for.</summary>
    public bool IsPlain => Severity.Length == 0 && Type.Length == 0;

    /// <summary>What is looked for, as a part of a sentence.</summary>
    public string InWords => string.Join(", ", new[]
    {
        Severity.Length > 0 ? $"severity {Severity}" : "",
        Type.Length > 0 ? AlertWords.OfType(Type) : "",
    }.Where(part => part.Length > 0));

    /// <summary>Reads the query; what it does not know it takes for not said, so that no old bookmark is an error.</summary>
    public static AlertFilter Of(IQueryCollection query) => new(
        QueryText.OneOf(query, "severity", Severities),
        QueryText.OneOf(query, "type", AlertTypes.All),
        QueryText.OneOf(query, "state", [SnoozedState, ResolvedState]),
        QueryText.From(query));

    public bool Takes(CustomerAlert alert, DateTimeOffset now) =>
        IsIn(alert, now)
        && (Severity.Length == 0 || alert.Severity.Word() == Severity)
        && (Type.Length == 0 || alert.Rule == Type);

    /// <summary>What is to be done by urgency; what comes back by when; what is over by when it ended, the latest first.</summary>
    public IEnumerable<CustomersAlert> Order(IEnumerable<CustomersAlert> alerts) => State switch
    {
        SnoozedState => Worklist.ByUrgency(alerts).OrderBy(item => item.Alert.Snooze!.Until),
        ResolvedState => Worklist.ByUrgency(alerts).OrderByDescending(item => item.Alert.ResolvedAt),
        _ => Worklist.ByUrgency(alerts),
    };

    /// <param name="owner">Whose: see <see cref="Whose.Word"/>.</param>
    public string Address(string owner) => SiteNavigation.Alerts.Address + QueryText.Of(
        ("severity", Severity), ("type", Type), ("state", State), ("owner", owner), ("from", QueryText.Number(From)));

    private bool IsIn(CustomerAlert alert, DateTimeOffset now) => State switch
    {
        SnoozedState => alert.IsSnoozedAt(now),
        ResolvedState => alert.ResolvedAt is not null,
        _ => alert.IsOpenAt(now),
    };
}

using CustomerHealth.Scoring;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Timelines;
using CustomerHealth.Service.Worklists;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>One customer as those who look after it see it.</summary>
/// <param name="Names">Of people.</param>
/// <param name="Alerts">Open ones, snoozed ones and those that are over.</param>
/// <param name="Found">How many entries of the timeline pass the filter.</param>
/// <param name="Entries">Those of them on this page.</param>
/// <param name="MayWrite">Whether the reader may log, resolve and snooze.</param>
/// <param name="Refused">The last form, if it was refused.</param>
/// <param name="Done">What a form has just done, as a sentence; null when none has.</param>
public sealed record AccountPageModel(
    CustomerState State,
    UserNames Names,
    IReadOnlyList<CustomerAlert> Alerts,
    TimelineView View,
    int Found,
    IReadOnlyList<TimelineEntry> Entries,
    bool MayWrite,
    RefusedForm? Refused,
    string? Done,
    DateTimeOffset AsOf)
{
    private const int Days = CustomerGlance.Month;

    public static Scorecard Card => BuiltInScorecards.Success;

    public CustomerProfile Profile => State.Profile;

    public AccountDetails Account => Profile.Account;

    /// <summary>Name of the account manager; null where there is none.</summary>
    public string? Owner => OwnedCustomer.OwnerOf(Account, Names);

    public AccountContract Contract => State.Summary.Standing.Contract;

    public DateOnly Today => DateOnly.FromDateTime(AsOf.UtcDateTime);

    public Evaluation Evaluation => State.Scores[Card.Name].Evaluation;

    /// <summary>Success score in milli-points; null when nothing is known that it could rest on.</summary>
    public int? Milli => Evaluation.HasScore ? Evaluation.Milli : null;

    public BandLook Band => BandLook.Of(Card, Milli);

    /// <summary>Score of 30 days ago in milli-points; null when there was none or nobody knows.</summary>
    public int? MilliThen => State.Scores[Card.Name].History.TenthsOn(Today.AddDays(-Days)) * 100;

    public IReadOnlyList<HealthMetric> Metrics => HealthMetric.All(Card, Evaluation, null);

    public ScoreCause Cause => ScoreCause.Of(Metrics, Milli - MilliThen, Profile.CreatedAt > AsOf.AddDays(-Days));

    /// <summary>Most urgent first.</summary>
    public IReadOnlyList<CustomerAlert> OpenAlerts =>
        [.. Alerts.Where(alert => alert.IsOpenAt(AsOf)).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Raised)];

    /// <summary>How many alerts somebody put off.</summary>
    public int Snoozed => Alerts.Count(alert => alert.IsSnoozedAt(AsOf));

    public string Address => View.Address(Profile.Id);

    public string? Previous => View.From == 0 ? null : PageFrom(Math.Max(0, View.From - TimelineView.Size));

    public string? Next => View.From + Entries.Count >= Found ? null : PageFrom(View.From + TimelineView.Size);

    /// <summary>The address of one entry with its whole text.</summary>
    public string AddressOf(Guid entry) => (TimelineView.Whole with { Entry = entry }).Address(Profile.Id);

    public static AccountPageModel Of(
        CustomerState state,
        UserNames names,
        IReadOnlyList<TimelineEntry> timeline,
        TimelineView view,
        bool mayWrite,
        RefusedForm? refused,
        string? done,
        DateTimeOffset asOf)
    {
        var found = timeline.Where(view.Takes).ToList();
        var from = QueryText.Within(view.From, found.Count, TimelineView.Size);
        return new AccountPageModel(
            state,
            names,
            [.. timeline.OfType<AlertEntry>().Select(entry => entry.Alert)],
            view with { From = from },
            found.Count,
            [.. found.Skip(from).Take(TimelineView.Size)],
            mayWrite,
            refused,
            done,
            asOf);
    }

    private string PageFrom(int from) => (View with { From = from }).Address(Profile.Id);
}

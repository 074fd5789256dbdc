using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Worklists;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>The worklist as the page shows it.</summary>
/// <param name="MayWrite">Whether the reader may tick something off.</param>
/// <param name="Done">What a form has just done, as a sentence; null when none has.</param>
public sealed record WorklistPageModel(Worklist Work, Whose Whose, WorklistView View, bool MayWrite, string? Done, DateTimeOffset AsOf)
{
    /// <summary>Customers with alerts in the overview; the rest is on the page of alerts.</summary>
    public const int AlertsShown = 20;

    /// <summary>Rows of the other lists in the overview.</summary>
    public const int OthersShown = 8;

    public static Scorecard Card => BuiltInScorecards.Success;

    /// <summary>The finding, in one sentence.</summary>
    public string Headline =>
        Urgent is > 0 and var urgent ? $"{PageText.Counted(urgent, "alert is", "alerts are")} urgent{OfThemCritical}."
        : Overdue is > 0 and var overdue ? $"{PageText.Counted(overdue, "follow-up is", "follow-ups are")} overdue."
        : Work.Alerts.Count > 0 ? $"{PageText.Counted(Work.Alerts.Count, "alert is", "alerts are")} open, and none is urgent."
        : Soon is > 0 and var soon ? $"{PageText.Counted(soon, "contract ends", "contracts end")} within {Worklist.SoonDays} days."
        : "Nothing is waiting.";

    /// <summary>What else cannot wait, in sentences; empty when nothing.</summary>
    public string AndAlso => string.Join(" ", new[]
    {
        Urgent > 0 && Overdue > 0 ? $"{PageText.Counted(Overdue, "follow-up is", "follow-ups are")} overdue." : "",
        Soon > 0 && Urgent + Overdue + Work.Alerts.Count > 0
            ? $"{PageText.Counted(Soon, "contract ends", "contracts end")} within {Worklist.SoonDays} days." : "",
    }.Where(sentence => sentence.Length > 0));

    /// <summary>What comes first of all; null when there is no alert.</summary>
    public CustomersAlert? First => Work.Alerts.Count > 0 ? Work.Alerts[0] : null;

    /// <summary>The worth of the renewals that have one.</summary>
    public decimal RenewalsWorth => Work.Renewals.Sum(renewal => renewal.Value ?? 0);

    public IReadOnlyList<CustomersFollowUp> FollowUps => Shown(Work.FollowUps, WorklistView.FollowUps);

    public IReadOnlyList<Renewal> Renewals => Shown(Work.Renewals, WorklistView.Renewals);

    /// <summary>Where the rest of the open alerts is.</summary>
    public string AlertsAddress => SiteNavigation.Alerts.Address + QueryText.Of(("owner", Whose.Word));

    /// <summary>This page as it is.</summary>
    public string Address => View.Address(Whose.Word);

    /// <summary>This list as a whole.</summary>
    public string AddressOf(string show) => new WorklistView(show, 0).Address(Whose.Word);

    /// <summary>This page for the other ones: mine or everybody's.</summary>
    public string OtherAddress => (View with { From = 0 }).Address(Whose.OtherWord);

    public string? Previous => View.From == 0 ? null : PageFrom(Math.Max(0, View.From - WorklistView.Size));

    public string? Next(int total) => View.From + WorklistView.Size >= total ? null : PageFrom(View.From + WorklistView.Size);

    private int Urgent => Work.Alerts.Count(item => item.Alert.Severity >= AlertSeverity.High);

    private int Overdue => Work.FollowUps.Count(item => item.FollowUp.IsOverdue);

    private int Soon => Work.Renewals.Count(renewal => renewal.DaysLeft is >= 0 and <= Worklist.SoonDays);

    private string OfThemCritical =>
        Work.Alerts.Count(item => item.Alert.Severity == AlertSeverity.Critical) is > 0 and var critical
            ? critical == Urgent ? ", " + (Urgent == 1 ? "and critical" : "all of them critical") : $", {PageText.Count(critical)} of them critical"
            : "";

    public static WorklistPageModel Of(Worklist work, Whose whose, WorklistView view, bool mayWrite, string? done, DateTimeOffset asOf)
    {
        var count = view.Show == WorklistView.FollowUps ? work.FollowUps.Count : work.Renewals.Count;
        return new WorklistPageModel(
            work, whose, view with { From = QueryText.Within(view.From, count, WorklistView.Size) }, mayWrite, done, asOf);
    }

    private IReadOnlyList<T> Shown<T>(IReadOnlyList<T> all, string show) =>
        View.Show == show ? [.. all.Skip(View.From).Take(WorklistView.Size)] : [.. all.Take(OthersShown)];

    private string PageFrom(int from) => (View with { From = from }).Address(Whose.Word);
}

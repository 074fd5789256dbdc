using CustomerHealth.Service.Web;

namespace CustomerHealth.Service.Pages;

/// <summary>A page of the navigation.</summary>
public sealed record NavigationItem(string Title, string Address);

/// <summary>The pages there are, and their addresses. A page that does not exist yet is not listed: no link is dead.</summary>
public static class SiteNavigation
{
    /// <summary>Where the pages of those who look after customers are.</summary>
    public const string App = "/app";

    private const string Api = SurfaceChooser.HealthHtmlBase + "/api";

    public static NavigationItem Dashboard { get; } = new("Dashboard", $"{Api}/dashboard");

    public static NavigationItem Customers { get; } = new("Customers", $"{Api}/customers");

    public static NavigationItem Worklist { get; } = new("Worklist", App);

    public static NavigationItem Alerts { get; } = new("Alerts", $"{App}/alerts");

    public static NavigationItem Reports { get; } = new("Reports", $"{App}/reports");

    public static NavigationItem Settings { get; } = new("Settings", "/settings");

    /// <summary>In the order shown.</summary>
    public static IReadOnlyList<NavigationItem> Items { get; } = [Dashboard, Worklist, Customers, Alerts, Reports, Settings];

    /// <summary>The page of a customer. Ids need no escaping: see <see cref="Service.Customers.CustomerId"/>.</summary>
    public static string CustomerPage(string id) => $"{Api}/customers/{id}/health";

    /// <summary>The page of a customer for those who look after it.</summary>
    public static string AccountPage(string id) => $"{App}/customers/{id}";

    /// <summary>Where the form on that page posts interactions to.</summary>
    public static string InteractionForm(string id) => $"{AccountPage(id)}/interactions";

    /// <summary>Where the button that ticks off a follow-up posts to.</summary>
    public static string FollowUpForm(Guid interaction) => $"{App}/interactions/{interaction:D}/follow-up";

    /// <summary>Where the buttons of an alert post to.</summary>
    /// <param name="action">resolve or snooze.</param>
    public static string AlertAction(Guid id, string action) => $"{App}/alerts/{id:D}/{action}";

    /// <summary>The page of one report.</summary>
    public static string ReportPage(Guid id) => $"{Reports.Address}/{id:D}";

    /// <summary>A file of a report.</summary>
    /// <param name="format">pdf or csv.</param>
    public static string ReportFile(Guid id, string format) => $"{ReportPage(id)}/file.{format}";

    /// <summary>Where the form that schedules a report posts to.</summary>
    public static string ScheduleForm => $"{Reports.Address}/scheduled";

    /// <summary>Where the buttons of a scheduled report post to.</summary>
    /// <param name="action">toggle or remove.</param>
    public static string ScheduleAction(Guid id, string action) => $"{ScheduleForm}/{id:D}/{action}";

    /// <summary>Where the forms of the customer page post to.</summary>
    public static string EventForm(string id) => $"{Api}/customers/{id}/event-form";

    /// <summary>The list with a filter on a band.</summary>
    public static string Band(string key) => $"{Api}/customers?band={key}";
}

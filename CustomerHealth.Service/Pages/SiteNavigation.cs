using CustomerHealth.Service.Web;

namespace CustomerHealth.Service.Pages;

/// <summary>A page of the navigation.</summary>
public sealed record NavigationItem(string Title, string Address);

/// <summary>The pages there are, and their addresses. A page that does not exist yet is not listed: no link is dead.</summary>
public static class SiteNavigation
{
    private const string Api = SurfaceChooser.HealthHtmlBase + "/api";

    public static NavigationItem Dashboard { get; } = new("Dashboard", $"{Api}/dashboard");

    public static NavigationItem Customers { get; } = new("Customers", $"{Api}/customers");

    public static NavigationItem Settings { get; } = new("Settings", "/settings");

    /// <summary>In the order shown.</summary>
    public static IReadOnlyList<NavigationItem> Items { get; } = [Dashboard, Customers, Settings];

    /// <summary>The page of a customer. Ids need no escaping: see <see cref="Service.Customers.CustomerId"/>.</summary>
    public static string CustomerPage(string id) => $"{Api}/customers/{id}/health";

    /// <summary>Where the forms of the customer page post to.</summary>
    public static string EventForm(string id) => $"{Api}/customers/{id}/event-form";

    /// <summary>The list with a filter on a band.</summary>
    public static string Band(string key) => $"{Api}/customers?band={key}";
}

using System.Globalization;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <param name="Total">How many these are, not how many there would be.</param>
internal sealed record RecentActivityResponse(IReadOnlyList<ActivityItem> Activities, int Total)
{
    public static RecentActivityResponse Of(IReadOnlyList<Activity> activities) => new([.. activities.Select(ActivityItem.Of)], activities.Count);
}

internal sealed record ActivityItem(
    [WordOf(typeof(DashboardWords), nameof(DashboardWords.Activities))] string ActivityType,
    string Title,
    string? Description,
    string? CustomerId,
    string? CustomerName,
    DateTime Timestamp,
    IReadOnlyDictionary<string, object?>? Metadata)
{
    public static ActivityItem Of(Activity activity) => new(
        DashboardWords.Activities.Of(activity.Kind),
        Titled(activity),
        activity.Text,
        activity.CustomerId,
        activity.CustomerName,
        activity.At.UtcDateTime,
        Details(activity));

    private static string Titled(Activity activity) => activity.Kind switch
    {
        ActivityKind.NewCustomer => $"New customer: {activity.CustomerName}",
        ActivityKind.NewDeployment => $"New deployment: {activity.Subject}",
        ActivityKind.Survey => string.Create(CultureInfo.InvariantCulture, $"Survey answered: {activity.Score} of {activity.Scale}"),
        _ => activity.Subject ?? string.Empty,
    };

    private static Dictionary<string, object?> Details(Activity activity) => activity.Kind switch
    {
        ActivityKind.NewCustomer => new() { ["industry"] = activity.Sort },
        ActivityKind.NewDeployment => new()
        {
            ["deployment_id"] = activity.Id,
            ["product_name"] = activity.Subject,
            ["version"] = activity.Version,
            ["environment"] = activity.Sort,
        },
        ActivityKind.Interaction => new() { ["interaction_id"] = activity.Id, ["interaction_type"] = activity.Sort, ["sentiment"] = activity.Tone },
        ActivityKind.Survey => new() { ["survey_id"] = activity.Id, ["survey_type"] = activity.Sort, ["score"] = activity.Score },
        _ => new() { ["alert_id"] = activity.Id, ["alert_type"] = activity.Sort, ["severity"] = activity.Tone },
    };
}

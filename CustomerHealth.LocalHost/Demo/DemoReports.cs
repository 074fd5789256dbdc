using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// The reports of the demo company, through the success manager's API: five that are scheduled, and one of each type that was made. What is
/// there already stays.
/// </summary>
internal sealed class DemoReports(HttpClient http)
{
    private const string Root = "api/v1/reports";
    private const int Hour = 6;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly (string Name, string Type, string Frequency)[] Scheduled =
    [
        ("Weekly health summary", "health_summary", "weekly"),
        ("Monthly CSAT analysis", "csat_analysis", "monthly"),
        ("Quarterly executive summary", "executive_summary", "quarterly"),
        ("Daily customer overview", "customer_overview", "daily"),
        ("Monthly customer overview", "customer_overview", "monthly"),
    ];

    public async Task MakeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var scheduled = await ListAsync<ScheduleList>("scheduled", cancellationToken);
        var tomorrow = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(Hour);
        foreach (var (name, type, frequency) in Scheduled.Where(wanted => !scheduled.Reports.Any(known => known.ReportName == wanted.Name)))
        {
            await PostAsync(
                "scheduled",
                new NewSchedule(name, type, frequency, [.. DemoTeam.Managers.Select(manager => manager.Email)], tomorrow),
                cancellationToken);
        }

        var made = await ListAsync<History>("history", cancellationToken);
        foreach (var type in Scheduled.Select(report => report.Type).Distinct().Where(type => !made.Reports.Any(known => known.ReportType == type)))
        {
            await PostAsync("generate", new Order(type), cancellationToken);
        }
    }

    private async Task<T> ListAsync<T>(string path, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<T>($"{Root}/{path}", Json, cancellationToken))!;

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync($"{Root}/{path}", body, Json, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new ImportException($"POST {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    private sealed record NewSchedule(
        string ReportName, string ReportType, string Frequency, IReadOnlyList<string> Recipients, DateTimeOffset NextScheduledAt);

    private sealed record Order(string ReportType);

    private sealed record ScheduleList(IReadOnlyList<ListedSchedule> Reports);

    private sealed record ListedSchedule(string ReportName);

    private sealed record History([property: JsonPropertyName("history")] IReadOnlyList<ListedReport> Reports);

    private sealed record ListedReport(string ReportType);
}

using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Customers;

/// <summary>Short words for customers of the success manager in tests.</summary>
internal static class CustomerDrivers
{
    /// <summary>Posts a customer as a manager.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> PostCustomerAsync(this SuccessManagerApp app, string json)
    {
        var answer = await app.SendAsync("manager", "POST", "/customers/", json);
        Assert.True(answer.Status == 201, answer.ToString());
        return answer.Json.Text("id");
    }

    /// <summary>Today and so many days of the app's clock, as the document writes dates.</summary>
    public static string Day(this SuccessManagerApp app, int days = 0) =>
        app.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Now(this SuccessManagerApp app) => app.Clock.GetUtcNow();

    public static async Task<CustomerState> StateAsync(this SuccessManagerApp app, string id) =>
        (await app.Get<CustomerReader>().FindAsync(TenantId.Main, id, CancellationToken.None))!;

    /// <summary>What happened with a customer, in the transaction of one change.</summary>
    public static Task SendAsync(this SuccessManagerApp app, string id, params (string Type, DateTimeOffset At, object Data)[] events) =>
        app.Get<CustomerWriter>().EditAsync(
            TenantId.Main,
            id,
            (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(Events:
            [
                .. events.Select(happened => new EventSubmission(
                    id, "tests", Guid.NewGuid().ToString("D"), happened.Type, happened.At, JsonSerializer.SerializeToElement(happened.Data), 0)),
            ])),
            CancellationToken.None);

    /// <summary>A deployment, an interaction and a survey.</summary>
    public static Task AddRecordsAsync(this SuccessManagerApp app, string id) => app.SendAsync(
        id,
        ("deployment", app.Now(), new { product = "MonetX", environment = "cloud", version = "1.0", license_type = "annual", license_expiry = app.Day(200), deployed = app.Day(-9) }),
        ("interaction", app.Now(), new { kind = "call", subject = "Kick-off", description = "All went well", sentiment = "positive", performed_by = "Bea" }),
        ("survey", app.Now(), new { kind = "post_ticket", score = 4, feedback = "Good", submitted_by = "Ada", submitted_by_email = "ada@example.com" }));
}

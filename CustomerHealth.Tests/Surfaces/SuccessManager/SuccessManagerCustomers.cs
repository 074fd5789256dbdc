using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Customers and what happens to them, as it comes in by other ways than this surface.</summary>
internal static class SuccessManagerCustomers
{
    private static readonly CancellationToken Token = CancellationToken.None;

    /// <summary>An organisation.</summary>
    /// <param name="id">A new UUID where it does not matter.</param>
    /// <returns>Its id.</returns>
    public static async Task<string> AddCustomerAsync(
        this SuccessManagerApp app, string? name = null, string? id = null, AccountDetails? account = null)
    {
        id ??= Guid.CreateVersion7().ToString("D");
        var profile = new CustomerProfile
        {
            Id = id,
            Name = name ?? $"Company {id}",
            Industry = "Telecom",
            CreatedAt = app.Clock.GetUtcNow(),
            UpdatedAt = app.Clock.GetUtcNow(),
            Account = account ?? AccountDetails.None,
        };
        await app.Get<CustomerWriter>().EditAsync(TenantId.Main, id, (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(profile)), Token);
        return id;
    }

    /// <summary>An event of another sender, in force at once.</summary>
    public static Task HappensAsync(this SuccessManagerApp app, string customerId, string type, object data, DateTimeOffset? at = null) =>
        app.Get<CustomerWriter>().EditAsync(
            TenantId.Main,
            customerId,
            (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(Events:
                [new EventSubmission(customerId, "elsewhere", Guid.NewGuid().ToString("D"), type, at, JsonSerializer.SerializeToElement(data), 0)])),
            Token);

    /// <summary>A day counted from today, as JSON has it.</summary>
    public static string Day(this SuccessManagerApp app, int days) => app.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd");

    /// <summary>The names of a list's items in one field, in order, separated by spaces.</summary>
    public static string Listed(this Answer answer, string list, string field) =>
        string.Join(' ', answer.Json.At(list).EnumerateArray().Select(item => item.At(field).ToString()));
}

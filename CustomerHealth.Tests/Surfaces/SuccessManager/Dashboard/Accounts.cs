using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Dashboard;

/// <summary>A customer with what is agreed, and what of it is in use.</summary>
/// <param name="EndsIn">Days until the contract's last day.</param>
/// <param name="State">As the lifecycle event has it.</param>
/// <param name="Active">Products in use.</param>
/// <param name="Inactive">Products that were.</param>
/// <param name="Meetings">Of the last days, one a day.</param>
internal sealed record Account(
    Guid Id,
    string Name,
    string? Industry,
    string? Manager,
    decimal Value,
    int EndsIn,
    string State = "active",
    string[]? Active = null,
    string[]? Inactive = null,
    int Meetings = 0);

/// <summary>Writes customers as the other areas of the surface do: profile and events in one transaction.</summary>
internal static class Accounts
{
    public static async Task AddAsync(this SuccessManagerApp app, Account account)
    {
        var (id, now) = (account.Id.ToString(), app.Clock.GetUtcNow());
        var profile = new CustomerProfile
        {
            Id = id,
            Name = account.Name,
            Industry = account.Industry,
            CreatedAt = now.AddMinutes(-1),
            UpdatedAt = now,
            Account = new AccountDetails(AccountManager: account.Manager),
        };
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<EventSubmission> events =
        [
            Submissions.Event(id, "contract", "contract", now, new { start_date = today.AddDays(-300), end_date = today.AddDays(account.EndsIn), value = account.Value }),
            Submissions.Event(id, "life", "lifecycle", now, new { state = account.State }),
            .. (account.Active ?? []).Select(product => Deployment(product, true)),
            .. (account.Inactive ?? []).Select(product => Deployment(product, false)),
            .. Enumerable.Range(0, account.Meetings).Select(number => Submissions.Event(
                id, $"meeting-{number}", "interaction", now, new { kind = "meeting", subject = $"Meeting {number}", description = "All is well", held = now.AddDays(-number).AddMinutes(-2) })),
        ];
        var edited = await app.Get<CustomerWriter>().EditAsync(
            TenantId.Main, id, (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(profile, events, AlertChecks.Health)), CancellationToken.None);
        Assert.Equal(ProfileOutcome.Created, edited.Outcome);

        EventSubmission Deployment(string product, bool active) => Submissions.Event(
            id, $"{product}-{active}", "deployment", now.AddMinutes(-1), new { product, active, environment = "cloud", version = "2.1", deployment_id = $"{product}-{active}" });
    }

    /// <param name="product">Of a deployment of <see cref="AddAsync"/>; null: the survey is about none.</param>
    public static async Task AnswerAsync(this SuccessManagerApp app, Account account, string kind, int score, string? product = null)
    {
        var id = account.Id.ToString();
        var deployment = product is null ? null : RecordIds.OfEntity(TenantId.Main, id, RecordKinds.DeploymentName, $"{product}-True").ToString();
        var survey = Submissions.Event(
            id, $"{kind}-{score}-{product}", "survey", app.Clock.GetUtcNow(), new { kind, score, deployment_id = deployment, feedback = "Fine" });
        await app.Get<CustomerWriter>().EditAsync(
            TenantId.Main, id, (_, _) => Task.FromResult<CustomerEdit?>(new CustomerEdit(null, [survey])), CancellationToken.None);
    }
}

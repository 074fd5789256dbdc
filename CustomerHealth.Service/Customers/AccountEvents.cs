using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// The events that lead from what is known of a customer to what an account shall say. Each happens now, but later than what it replaces,
/// which another clock may have dated.
/// </summary>
public sealed class AccountEvents(TimeProvider time)
{
    /// <summary>Nothing for what stays: an unchanged contract or status is no event.</summary>
    /// <param name="before">Null for a new customer.</param>
    public CustomerEdit Between(string customerId, CustomerState? before, CustomerAccount wanted, string source)
    {
        var present = before is null ? null : CustomerAccount.Of(before);
        var happened = new List<EventSubmission>();
        if (wanted.Contract != (present?.Contract ?? default))
        {
            var contract = new JsonObject
            {
                ["start_date"] = Text(wanted.Contract.Start),
                ["end_date"] = Text(wanted.Contract.End),
                ["value"] = wanted.Contract.Value,
            };
            happened.Add(Event(customerId, source, "contract", After(before?.Signals.Contract?.Latest.Occurred), contract));
        }

        if (wanted.Status == present?.Status)
        {
            return new CustomerEdit(Events: happened);
        }

        var entered = After(before?.Signals.Lifecycle?.Since, before?.AtRiskSince);
        if (StateOf(wanted.Status, present?.Status) is { } state)
        {
            happened.Add(Event(customerId, source, "lifecycle", entered, new JsonObject { ["state"] = state }));
        }

        return new CustomerEdit(Events: happened, AtRiskSince: wanted.Status == CustomerStatus.AtRisk ? entered : null);
    }

    /// <summary>
    /// The state of life that a status means; null for one that is none. At risk is a mark beside it, but who has churned must come back
    /// before anything is at risk.
    /// </summary>
    private static string? StateOf(CustomerStatus wanted, CustomerStatus? present) => wanted switch
    {
        CustomerStatus.Onboarding => "onboarding",
        CustomerStatus.Churned => "churned",
        _ when present == CustomerStatus.Churned => "reactivated",
        CustomerStatus.Active => "active",
        _ => null,
    };

    private static string? Text(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);

    private static EventSubmission Event(string customerId, string source, string type, DateTimeOffset occurred, JsonObject data) =>
        new(customerId, source, null, type, occurred, JsonSerializer.SerializeToElement(data), 0);

    private DateTimeOffset After(params ReadOnlySpan<DateTimeOffset?> known)
    {
        var moment = time.GetUtcNow();
        foreach (var earlier in known)
        {
            moment = earlier >= moment ? earlier.Value.AddTicks(1) : moment;
        }

        return moment;
    }
}

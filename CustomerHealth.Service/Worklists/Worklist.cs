using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Worklists;

/// <summary>What is to be done next, for one person or for everybody.</summary>
/// <param name="Customers">How many customers it is about, churned ones included.</param>
/// <param name="Alerts">The open ones, most urgent first and of these the longest open.</param>
/// <param name="FollowUps">The longest overdue first; those without a day come last.</param>
/// <param name="Renewals">The soonest end first, those that have just ended before them; none of a customer that has churned.</param>
public sealed record Worklist(
    int Customers, IReadOnlyList<CustomersAlert> Alerts, IReadOnlyList<CustomersFollowUp> FollowUps, IReadOnlyList<Renewal> Renewals)
{
    /// <summary>A contract is a renewal from so many days before its last one on.</summary>
    public const int RenewalDays = 90;

    /// <summary>And up to so many days after it.</summary>
    public const int EndedDays = 30;

    /// <summary>A renewal that cannot wait.</summary>
    public const int SoonDays = 30;

    /// <summary>The alerts by customer, in the order of each customer's most urgent one: who looks after it deals with all of them at once.</summary>
    public IReadOnlyList<AlertedCustomer> Alerted =>
        [.. Alerts.GroupBy(item => item.Customer.Id).Select(group => new AlertedCustomer(group.First(), group.Count() - 1))];

    /// <param name="interactions">A person's own follow-ups count, at whichever customer.</param>
    /// <param name="whose">Null: everybody's.</param>
    public static Worklist Of(
        Portfolio portfolio,
        IEnumerable<CustomerAlert> alerts,
        IEnumerable<Interaction> interactions,
        Owner? whose,
        DateTimeOffset now)
    {
        var (customers, names) = portfolio;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        bool IsOurs(OwnedCustomer customer) => whose is null || whose.Owns(customer);
        return new Worklist(
            customers.Values.Count(IsOurs),
            [.. ByUrgency(Of(portfolio, alerts).Where(item => item.Alert.IsOpenAt(now) && IsOurs(item.Customer)))],
            [
                .. from followUp in FollowUp.Of(interactions, today)
                   let customer = customers.GetValueOrDefault(followUp.Interaction.CustomerId)
                   let person = names.Of(followUp.Interaction.PerformedBy)
                   where customer is not null && (IsOurs(customer) || whose!.IsCalled(person))
                   select new CustomersFollowUp(followUp, customer, person),
            ],
            [
                .. from customer in customers.Values
                   where IsOurs(customer) && customer.Summary.Standing.Status != CustomerStatus.Churned
                   let daysLeft = customer.Summary.Standing.Contract.DaysToEnd(today)
                   where daysLeft is >= -EndedDays and <= RenewalDays
                   orderby daysLeft, customer.Name, customer.Id
                   select new Renewal(customer, daysLeft.Value),
            ]);
    }

    /// <summary>Alerts with their customers; an alert whose customer is not there is left out.</summary>
    public static IEnumerable<CustomersAlert> Of(Portfolio portfolio, IEnumerable<CustomerAlert> alerts) =>
        from alert in alerts
        let customer = portfolio.Customers.GetValueOrDefault(alert.CustomerId)
        where customer is not null
        select new CustomersAlert(alert, customer);

    /// <summary>Most urgent first; of two as urgent the one that has been open for longer.</summary>
    public static IEnumerable<CustomersAlert> ByUrgency(IEnumerable<CustomersAlert> alerts) =>
        alerts.OrderByDescending(item => item.Alert.Severity)
            .ThenBy(item => item.Alert.Raised)
            .ThenBy(item => item.Customer.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.Alert.Id);
}

using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>A customer whose contract ends soon.</summary>
/// <param name="Points">Success score, 0–100; null without one.</param>
/// <param name="End">The contract's last day.</param>
public sealed record Renewal(string CustomerId, string Name, decimal? Value, int? Points, DateOnly End, string? Manager)
{
    /// <summary>How far ahead is shown.</summary>
    public const int MostDays = 90;

    /// <summary>Days more than are shown, so that a list made a day or two ago still has everybody.</summary>
    private const int Spare = 2;

    /// <summary>Those of customers that have not churned, the next to end first.</summary>
    public static IReadOnlyList<Renewal> Of(IEnumerable<CustomerSummary> customers, DateOnly today) => Ordered(
        from customer in customers
        let contract = customer.Standing.Contract
        where customer.Standing.Status != CustomerStatus.Churned && contract.DaysToEnd(today) is >= 0 and <= MostDays + Spare
        select new Renewal(
            customer.Profile.Id,
            customer.Profile.Name,
            contract.Value,
            SuccessHealth.PointsOf(customer),
            contract.End!.Value,
            customer.Profile.Account.AccountManager));

    public static IReadOnlyList<Renewal> Sum(IEnumerable<IReadOnlyList<Renewal>> parts) => Ordered(parts.SelectMany(part => part));

    /// <summary>0 on the last day, negative after it.</summary>
    public int DaysLeft(DateOnly today) => End.DayNumber - today.DayNumber;

    private static List<Renewal> Ordered(IEnumerable<Renewal> renewals) =>
        [.. renewals.OrderBy(renewal => renewal.End).ThenBy(renewal => renewal.CustomerId, StringComparer.Ordinal)];
}

/// <summary>The contracts that end within some days, and what they are worth together.</summary>
public sealed record UpcomingRenewals(IReadOnlyList<Renewal> Renewals, decimal Value)
{
    public static UpcomingRenewals Within(int days, IEnumerable<Renewal> renewals, DateOnly today)
    {
        var due = renewals.Where(renewal => renewal.DaysLeft(today) is var left && left >= 0 && left <= days).ToList();
        return new UpcomingRenewals(due, due.Sum(renewal => renewal.Value ?? 0));
    }
}

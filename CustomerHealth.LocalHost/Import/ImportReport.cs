using System.Globalization;

namespace CustomerHealth.LocalHost.Import;

/// <summary>The closing lines of an import.</summary>
public static class ImportReport
{
    private const int RejectedShown = 10;

    public static async Task WriteAsync(
        TextWriter output, EventTotals totals, IReadOnlyCollection<ScoredCustomer> customers, IReadOnlyCollection<RejectedEvent> rejected)
    {
        await output.WriteLineAsync(Events(totals));
        await output.WriteLineAsync(Customers(customers));
        foreach (var (item, reason) in rejected.Take(RejectedShown))
        {
            await output.WriteLineAsync($"rejected {item.Type} {item.Id} of {item.Subject}: {reason}");
        }

        if (rejected.Count > RejectedShown)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {rejected.Count - RejectedShown} more"));
        }
    }

    public static string Events(EventTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {totals.Accepted}, applied {totals.Applied}, duplicate {totals.Duplicate}, conflict {totals.Conflict}, rejected {totals.Rejected}{(totals.Dead == 0 ? string.Empty : $", dead {totals.Dead}")}");

    public static string Customers(IReadOnlyCollection<ScoredCustomer> customers)
    {
        var scored = customers.Where(customer => customer.Score is not null).ToList();
        var coverage = scored.Count == 0 ? 0 : scored.Average(customer => customer.Coverage ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"customers {customers.Count}, scored {scored.Count}, mean coverage {coverage:0}%");
    }
}

using System.Globalization;
using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>What one customer of the demo did, day by day, up to and including today.</summary>
internal sealed class DemoLife(DemoCustomer customer, Persona persona)
{
    private static readonly string[] Features = ["dashboards", "exports", "alerts", "integrations", "reports", "automations"];
    private static readonly string[] Priorities = ["low", "medium", "medium", "high", "urgent"];

    public IEnumerable<CloudEvent> Events() => Activity().Concat(Tickets()).Concat(Invoices());

    private IEnumerable<CloudEvent> Activity()
    {
        for (var ago = DemoCompany.Days; ago >= 0; ago--)
        {
            if (customer.Day(ago).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            if (Amount("login", ago, persona.Logins) is > 0 and var logins)
            {
                yield return At(ago, 8, "login", "", new LoginData(logins));
            }

            if (Amount("api", ago, persona.ApiCalls) is > 0 and var calls)
            {
                yield return At(ago, 12, "api_called", "", new ApiCalledData(calls));
            }

            for (var feature = 0; feature < persona.Features; feature++)
            {
                // Each feature about every third day, so that a day's page does not read like a multiplication table.
                if (customer.Chance("feature", ago, feature) < persona.Level(ago) / 3)
                {
                    yield return At(ago, 15, "feature_used", Features[feature], new FeatureUsedData(Features[feature], 1 + (long)(3 * customer.Chance("uses", ago, feature))));
                }
            }
        }
    }

    private IEnumerable<CloudEvent> Tickets()
    {
        for (var number = 0; number < persona.Tickets; number++)
        {
            var ago = 2 + (int)(customer.Chance("ticket", number) * (persona == Persona.New ? 36 : 80));
            var priority = Priorities[(int)(customer.Chance("priority", number) * Priorities.Length)];
            var open = customer.Chance("open", number) < persona.Unresolved;
            var ticket = customer.Name("T", number);
            var opened = customer.Moment(ago, 10);
            DateTimeOffset? resolved = open ? null : opened.AddHours(4 + (int)(40 * customer.Chance("hours", number)));
            yield return new CloudEvent(
                ticket, DemoCompany.Source, "ticket", customer.Id, resolved ?? opened, new TicketData(ticket, open ? "open" : "closed", priority, opened, resolved));
        }
    }

    private IEnumerable<CloudEvent> Invoices()
    {
        const int DaysToPay = 14;
        var amount = 200m + decimal.Round((decimal)(customer.Chance("price") * 4_800), 0);
        for (var number = 0; number < 3; number++)
        {
            var ago = DemoCompany.Days - 2 - (30 * number);
            if (persona.Level(ago) <= 0 && persona == Persona.New)
            {
                continue;
            }

            var invoice = customer.Name("INV", number);
            var issued = customer.Day(ago);
            var due = issued.AddDays(DaysToPay);
            yield return new CloudEvent(
                invoice, DemoCompany.Source, "invoice", customer.Id, customer.Moment(ago, 6), new InvoiceData(invoice, amount, "USD", due, Paid(number, due)));
        }
    }

    /// <summary>When an invoice was paid; a bad payer is late every other time, and else does not pay at all.</summary>
    private DateOnly? Paid(int number, DateOnly due) =>
        customer.Chance("payment", number) >= persona.BadPayment ? due.AddDays(-(int)(10 * customer.Chance("early", number)))
        : customer.Chance("late", number) < 0.5 && due.AddDays(9) <= customer.Today ? due.AddDays(9)
        : null;

    private long Amount(string topic, int ago, double usual) =>
        (long)Math.Round(usual * persona.Level(ago) * (0.7 + (0.6 * customer.Chance(topic, ago))), MidpointRounding.ToEven);

    private CloudEvent At(int ago, int hour, string type, string detail, EventData data)
    {
        var day = customer.Day(ago).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new CloudEvent($"{type}-{day}{(detail.Length > 0 ? "-" : "")}{detail}", DemoCompany.Source, type, customer.Id, customer.Moment(ago, hour), data);
    }
}

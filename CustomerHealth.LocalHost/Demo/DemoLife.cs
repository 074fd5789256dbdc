using System.Globalization;
using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>What one customer of the demo did, day by day, up to and including today.</summary>
internal sealed class DemoLife(int customer, string id, Persona persona, DateOnly today)
{
    private static readonly string[] Features = ["dashboards", "exports", "alerts", "integrations", "reports", "automations"];
    private static readonly string[] Priorities = ["low", "medium", "medium", "high", "urgent"];

    public IEnumerable<CloudEvent> Events() => Activity().Concat(Tickets()).Concat(Invoices());

    private IEnumerable<CloudEvent> Activity()
    {
        for (var ago = DemoCompany.Days; ago >= 0; ago--)
        {
            if (today.AddDays(-ago).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
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
                if (Chance.Of(customer, "feature", ago, feature) < persona.Level(ago) / 3)
                {
                    yield return At(ago, 15, "feature_used", Features[feature], new FeatureUsedData(Features[feature], 1 + (long)(3 * Chance.Of(customer, "uses", ago, feature))));
                }
            }
        }
    }

    private IEnumerable<CloudEvent> Tickets()
    {
        for (var number = 0; number < persona.Tickets; number++)
        {
            var ago = 2 + (int)(Chance.Of(customer, "ticket", number) * (persona == Persona.New ? 36 : 80));
            var priority = Priorities[(int)(Chance.Of(customer, "priority", number) * Priorities.Length)];
            var open = Chance.Of(customer, "open", number) < persona.Unresolved;
            var ticket = Name("T", number);
            var opened = Moment(ago, 10);
            DateTimeOffset? resolved = open ? null : opened.AddHours(4 + (int)(40 * Chance.Of(customer, "hours", number)));
            yield return new CloudEvent(
                ticket, DemoCompany.Source, "ticket", id, resolved ?? opened, new TicketData(ticket, open ? "open" : "closed", priority, opened, resolved));
        }
    }

    private IEnumerable<CloudEvent> Invoices()
    {
        const int DaysToPay = 14;
        var amount = 200m + decimal.Round((decimal)(Chance.Of(customer, "price") * 4_800), 0);
        for (var number = 0; number < 3; number++)
        {
            var ago = DemoCompany.Days - 2 - (30 * number);
            if (persona.Level(ago) <= 0 && persona == Persona.New)
            {
                continue;
            }

            var invoice = Name("INV", number);
            var issued = today.AddDays(-ago);
            var due = issued.AddDays(DaysToPay);
            yield return new CloudEvent(
                invoice, DemoCompany.Source, "invoice", id, Moment(ago, 6), new InvoiceData(invoice, amount, "USD", due, Paid(number, due)));
        }
    }

    /// <summary>When an invoice was paid; a bad payer is late every other time, and else does not pay at all.</summary>
    private DateOnly? Paid(int number, DateOnly due) =>
        Chance.Of(customer, "payment", number) >= persona.BadPayment ? due.AddDays(-(int)(10 * Chance.Of(customer, "early", number)))
        : Chance.Of(customer, "late", number) < 0.5 && due.AddDays(9) <= today ? due.AddDays(9)
        : null;

    private long Amount(string topic, int ago, double usual) =>
        (long)Math.Round(usual * persona.Level(ago) * (0.7 + (0.6 * Chance.Of(customer, topic, ago))), MidpointRounding.ToEven);

    private CloudEvent At(int ago, int hour, string type, string detail, EventData data)
    {
        var day = today.AddDays(-ago).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return new CloudEvent($"{type}-{day}{(detail.Length > 0 ? "-" : "")}{detail}", DemoCompany.Source, type, id, Moment(ago, hour), data);
    }

    private DateTimeOffset Moment(int ago, int hour) => new(today.AddDays(-ago), new TimeOnly(hour, (int)(59 * Chance.Of(customer, "minute", ago, hour))), TimeSpan.Zero);

    private string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{id}-{number + 1}");
}

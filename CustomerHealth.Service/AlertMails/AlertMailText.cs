using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.AlertMails;

/// <summary>What mails about alerts say.</summary>
internal static class AlertMailText
{
    /// <summary>A mail's subject, content, and why it came.</summary>
    public sealed record Words(string Subject, MailTemplate Content, string Reason);

    /// <summary>About alerts of one customer, just raised.</summary>
    /// <param name="addressOf">From a path of the product to its address, where there is one.</param>
    public static Words Of(CustomerProfile customer, IReadOnlyList<CustomerAlert> alerts, Func<string, string?> addressOf)
    {
        var subject = alerts is [var only]
            ? $"{Severity(only)} alert: {customer.Name} – {only.Title}"
            : $"{PageText.Count(alerts.Count)} urgent alerts: {customer.Name}";
        var content = new MailTemplate(alerts.Count == 1 ? $"{customer.Name} has an urgent alert" : $"{customer.Name} has {PageText.Count(alerts.Count)} urgent alerts");
        Add(content, alerts);
        content.Link($"Open {customer.Name}", addressOf(SiteNavigation.AccountPage(customer.Id))).Link("Open all alerts", addressOf(SiteNavigation.Alerts.Address));
        return new Words(subject, content, $"You get this mail because you look after {customer.Name} in CustomerHealth.");
    }

    /// <summary>About the alerts of a day.</summary>
    /// <param name="alerts">By customer, the most urgent one first.</param>
    /// <param name="more">How many there are beside these.</param>
    public static Words OfDay(
        IReadOnlyList<(CustomerProfile Customer, IReadOnlyList<CustomerAlert> Alerts)> alerts, int more, DateTimeOffset due, Func<string, string?> addressOf)
    {
        var count = alerts.Sum(item => item.Alerts.Count) + more;
        var counted = PageText.Counted(count, "urgent alert", "urgent alerts");
        var content = new MailTemplate($"{counted} since the last mail, {PageText.Date(due)}");
        content.Say($"They are open now, at {PageText.Counted(alerts.Count, "customer", "customers")}{(more > 0 ? " and more" : "")}; the most urgent ones come first.");
        foreach (var (customer, its) in alerts)
        {
            content.Section(customer.Name);
            Add(content, its);
            content.Link($"Open {customer.Name}", addressOf(SiteNavigation.AccountPage(customer.Id)));
        }

        if (more > 0)
        {
            content.Say($"{PageText.Counted(more, "more alert is", "more alerts are")} not shown here.");
        }

        content.Link("Open all alerts", addressOf(SiteNavigation.Alerts.Address));
        return new Words($"{counted} of your customers", content, "You get this mail once a day because you look after these customers in CustomerHealth.");
    }

    private static void Add(MailTemplate content, IEnumerable<CustomerAlert> alerts)
    {
        foreach (var alert in alerts)
        {
            content.Say($"{Severity(alert)}: {alert.Title}\n{alert.Detail}").Note($"Since {PageText.Moment(alert.UrgentSince)}.");
        }
    }

    private static string Severity(CustomerAlert alert) => alert.Severity == AlertSeverity.Critical ? "Critical" : "High";
}

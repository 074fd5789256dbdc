using System.Globalization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>An event as a person reads it.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Detail">What is particular to this one; text of the sender.</param>
public sealed record EventLine(string Title, string Detail, DateTimeOffset Occurred)
{
    public static EventLine Of(AcceptedEvent accepted)
    {
        try
        {
            var (title, detail) = Words(accepted.Read());
            return new EventLine(title, detail, accepted.Occurred);
        }
        catch (EventProblemException)
        {
            return new EventLine(accepted.Type, "no longer readable", accepted.Occurred);
        }
    }

    private static (string Title, string Detail) Words(CustomerEvent happened) => happened switch
    {
        LoginEvent login => ("Login", Times(login.Count)),
        FeatureUsedEvent use => ("Feature used", $"{Isolated(use.Feature)}, {Times(use.Count)}"),
        ApiCalledEvent call => ("API called", Times(call.Count)),
        TicketEvent ticket => ($"Ticket {Word(ticket.Status)}", Joined(Isolated(ticket.TicketId), $"priority {Word(ticket.Priority)}")),
        InvoiceEvent invoice => (
            invoice.PaidDate is null ? "Invoice" : "Invoice paid",
            Joined(Isolated(invoice.InvoiceId), Money(invoice.Amount, Isolated(invoice.Currency)), invoice.PaidDate is { } paid ? $"on {PageText.Date(paid)}" : $"due {PageText.Date(invoice.DueDate)}")),
        PurchaseEvent purchase => ("Purchase", Joined(Isolated(purchase.ProductId), Money(purchase.Amount, null))),
        ProjectEvent project => ($"Project {Word(project.Status)}", Joined(Isolated(project.ProjectId), Money(project.Amount, null))),
        InteractionEvent contact => (contact.Withdrawn ? "Interaction withdrawn" : "Interaction", Joined(Isolated(contact.Kind), Word(contact.Sentiment))),
        SurveyEvent survey => ("Survey answered", string.Create(CultureInfo.InvariantCulture, $"{Isolated(survey.Kind)}, {survey.Score} of {survey.Scale}")),
        LifecycleEvent entered => ($"Customer {Word(entered.State)}", Isolated(entered.Reason)),
        DeploymentEvent deployment => (
            deployment.Active ? "Deployment" : "Deployment ended",
            Joined(Isolated(deployment.Product), Isolated(deployment.Version), deployment.LicenseExpiry is { } expiry ? $"licensed to {PageText.Date(expiry)}" : null)),
        ContractEvent contract => (
            "Contract",
            Joined(
                contract.StartDate is { } start ? $"from {PageText.Date(start)}" : null,
                contract.EndDate is { } end ? $"to {PageText.Date(end)}" : null,
                contract.Value is { } value ? Money(value, null) : null)),
        ReferralsEvent referred => (
            "Referrals",
            Joined(
                PageText.Count(referred.Count),
                referred.Value > 0 ? $"worth {Money(referred.Value, null)}" : null,
                referred.Partner ? "partner of the programme" : null)),
        _ => (happened.GetType().Name, ""),
    };

    /// <summary>Text of the sender, which may run from right to left or say that what follows does, kept apart from ours (UAX 9, FSI and PDI).</summary>
    private static string Isolated(string? text) =>
        string.IsNullOrEmpty(text) ? "" : $"\u2068{string.Concat(text.Where(letter => letter is < '\u2066' or > '\u2069'))}\u2069";

    private static string Times(long count) => count switch
    {
        0 => "not at all",
        1 => "once",
        _ => $"{PageText.Count(count)} times",
    };

    private static string Word<T>(T term)
        where T : struct, Enum => string.Concat(term.ToString().Select((letter, at) =>
            char.IsUpper(letter) ? $"{(at > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Money(decimal amount, string? currency) =>
        amount.ToString("#,0.00", CultureInfo.InvariantCulture) + (string.IsNullOrEmpty(currency) ? "" : " " + currency);

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                said.Add(part);
            }
        }

        return string.Join(", ", said);
    }
}

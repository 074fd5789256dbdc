using CustomerHealth.LocalHost.Import;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>What was said with and by one customer of the demo: contacts, the occasional training or escalation, answered surveys.</summary>
/// <param name="begun">For how many days it has been a customer, at most those of the demo.</param>
internal sealed class DemoTalks(DemoCustomer customer, AccountStyle style, int begun)
{
    private const int DaysBetweenSurveys = 22;
    private const double SensibleMood = 0.5;

    private static readonly string[] Contacts = ["meeting", "call", "call", "email", "email"];

    private readonly DemoColleague manager = DemoTeam.ManagerOf(customer.Number);

    public IEnumerable<CloudEvent> Events() => Meetings().Concat(Special()).Concat(Surveys());

    private IEnumerable<CloudEvent> Meetings()
    {
        for (var number = 0; number < style.Contacts; number++)
        {
            var kind = Contacts[(int)(customer.Chance("contact", number) * Contacts.Length)];
            var ago = 1 + (int)((begun - 2) * (number + customer.Chance("held", number)) / style.Contacts);
            yield return Talk(ago, 11, customer.Name("N", number), kind, number, followUp: customer.Chance("follow-up", number) < 0.3);
        }
    }

    /// <summary>A training at the beginning of a good customer, and an escalation of a bad one a few days ago.</summary>
    private IEnumerable<CloudEvent> Special()
    {
        if (style.Mood > SensibleMood)
        {
            yield return Talk(begun - 3, 10, customer.Name("TR", 0), "training", 0, followUp: false);
        }
        else if (customer.Chance("escalates") < 0.5)
        {
            yield return Talk(3 + (int)(8 * customer.Chance("escalated")), 16, customer.Name("ES", 0), "escalation", 0, followUp: true);
        }
    }

    private IEnumerable<CloudEvent> Surveys()
    {
        for (var number = 0; number * DaysBetweenSurveys < begun - 6; number++)
        {
            var kind = number == 0 ? "nps" : DemoWords.SurveyKinds[(int)(customer.Chance("survey kind", number) * DemoWords.SurveyKinds.Length)];
            var ago = 4 + (number * DaysBetweenSurveys) + (int)(8 * customer.Chance("answered", number));
            var mood = Math.Clamp(style.Mood + (0.5 * (customer.Chance("mood", number) - 0.5)), 0, 1);
            var score = kind == "nps" ? (int)Math.Round(10 * mood, MidpointRounding.ToEven) : 1 + (int)Math.Round(4 * mood, MidpointRounding.ToEven);
            var contact = DemoWords.ContactOf(customer);
            var name = customer.Name("SV", number);
            yield return Happened(ago, 13, "survey", name, new SurveyData(
                name, kind, score, DeploymentOf(number), DemoWords.Feedback(mood, customer, number), contact.Name, contact.Email, number % 2 == 0 ? "email_link" : "manual_entry"));
        }
    }

    /// <summary>Every other survey is about the first product. The record's id follows from the name that the demo gave it.</summary>
    private string? DeploymentOf(int number) => number % 2 == 1
        ? RecordIds.OfEntity(TenantId.Main, customer.Id, RecordKinds.DeploymentName, customer.Name("D", 0)).ToString("D")
        : null;

    private CloudEvent Talk(int ago, int hour, string name, string kind, int number, bool followUp)
    {
        var mood = style.Mood + (0.6 * (customer.Chance("tone", number) - 0.5));
        var (subject, description) = DemoWords.Talk(kind, mood, customer, number);
        DateOnly? due = followUp ? customer.Day(ago).AddDays(7 + (int)(14 * customer.Chance("due", number))) : null;
        var sentiment = mood > 0.7 ? "positive" : mood < 0.35 ? "negative" : "neutral";

        // What fell due long ago was done.
        var isOpen = due > customer.Day(6);
        return Happened(ago, hour, "interaction", name, new InteractionData(
            name, kind, subject, description, sentiment, manager.Name, isOpen, isOpen ? due : null));
    }

    private CloudEvent Happened(int ago, int hour, string type, string eventId, EventData data) =>
        new(eventId, DemoCompany.Source, type, customer.Id, customer.Moment(ago, hour), data);
}

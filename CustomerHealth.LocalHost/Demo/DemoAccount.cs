using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>What an account manager knows of one customer of the demo: the contract, what is installed, who met whom, promises broken.</summary>
internal sealed class DemoAccount(DemoCustomer customer, Persona persona)
{
    private const int Year = 365;
    private const double LeavingPart = 0.4;

    private static readonly string[] Products = ["MonetX", "SupportX", "GreenX"];
    private static readonly string[] Environments = ["cloud", "cloud", "on_premise", "hybrid"];

    // Who signed up later has everything later.
    private readonly int begun = persona == Persona.New ? Persona.NewSince : DemoCompany.Days;
    private readonly AccountStyle style = persona.Account;

    private DateOnly ContractEnd => customer.Today.AddDays(
        persona == Persona.New
            ? Year - 1 - Persona.NewSince
            : style.LeastDaysLeft + (int)((style.MostDaysLeft - style.LeastDaysLeft) * customer.Chance("contract")));

    public IEnumerable<CloudEvent> Events() =>
        Life().Concat(Contract()).Concat(Deployments()).Concat(new DemoTalks(customer, style, begun).Events()).Concat(LateTickets());

    /// <summary>Who signed up lately is being onboarded; of those who fell silent some have said that they leave.</summary>
    private IEnumerable<CloudEvent> Life()
    {
        if (persona == Persona.New)
        {
            yield return Happened(begun, 4, "lifecycle", customer.Name("LC", 0), new LifecycleData("onboarding", null));
        }
        else if (persona == Persona.Silent && customer.Chance("leaves") < LeavingPart)
        {
            yield return Happened(5, 4, "lifecycle", customer.Name("LC", 1), new LifecycleData("churned", "budget"));
        }
    }

    private IEnumerable<CloudEvent> Contract()
    {
        var value = 1_000m * (5 + (int)(495 * customer.Chance("value")));
        yield return Happened(begun, 5, "contract", customer.Name("C", 0), new ContractData(ContractEnd.AddDays(1 - Year), ContractEnd, value));
    }

    private IEnumerable<CloudEvent> Deployments()
    {
        var first = (int)(customer.Chance("product") * Products.Length);
        for (var number = 0; number < style.Products; number++)
        {
            var name = customer.Name("D", number);
            var deployment = new DeploymentData(
                name,
                Products[(first + number) % Products.Length],
                Environments[(int)(customer.Chance("environment", number) * Environments.Length)],
                $"{2 + number}.{(int)(10 * customer.Chance("version", number))}",
                "subscription",
                ContractEnd,
                Active: true,
                ContractEnd.AddDays(1 - Year));
            yield return Happened(begun, 6, "deployment", name, deployment);
            if (persona == Persona.Silent)
            {
                yield return Happened(60, 6, "deployment", $"{name}-ended", deployment with { Active = false });
            }
        }
    }

    /// <summary>Tickets that took days; resolved since, so that they count for nothing but the promises broken.</summary>
    private IEnumerable<CloudEvent> LateTickets()
    {
        for (var number = 0; number < style.LateTickets; number++)
        {
            var ticket = customer.Name("L", number);
            var opened = customer.Moment(20 + (int)(60 * customer.Chance("late ticket", number)), 9);
            var resolved = opened.AddHours(80 + (int)(60 * customer.Chance("took", number)));
            yield return new CloudEvent(
                ticket, DemoCompany.Source, "ticket", customer.Id, resolved, new TicketData(ticket, "closed", number == 0 ? "urgent" : "high", opened, resolved));
        }
    }

    private CloudEvent Happened(int ago, int hour, string type, string eventId, EventData data) =>
        new(eventId, DemoCompany.Source, type, customer.Id, customer.Moment(ago, hour), data);
}

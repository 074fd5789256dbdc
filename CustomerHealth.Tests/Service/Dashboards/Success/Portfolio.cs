using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

/// <summary>
/// Made-up customers of every status, industry, contract and mix of products, with what belongs to them. The same number gives the same
/// customer; every eleventh is one of whom nothing is known.
/// </summary>
internal static class Portfolio
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    private static readonly string[] Products = ["MonetX", "SupportX", "GreenX", "Analytics"];
    private static readonly string[] SurveyKinds = ["nps", "post_ticket", "quarterly", "onboarding"];
    private static readonly string?[] Industries = ["Telecom", "Finance", null, "Technology", "Energy"];
    private static readonly string?[] Managers = ["Ada", "Bob", null, "Cyd"];

    public static ShardAccounts Of(IEnumerable<int> numbers)
    {
        var all = numbers.ToList();
        return new ShardAccounts(
            [.. all.Select(Customer)],
            [.. all.SelectMany(Deployments)],
            [.. all.SelectMany(Interactions)],
            [.. all.SelectMany(Surveys)],
            [.. all.SelectMany(Alerts)]);
    }

    public static string IdOf(int number) => $"c-{number:0000}";

    private static bool IsUnknown(int number) => number % 11 == 0;

    private static CustomerSummary Customer(int number)
    {
        var signals = IsUnknown(number) ? CustomerSignals.Empty : CustomerSignals.Empty.With([.. Events(number)]);
        var atRisk = !IsUnknown(number) && number % 7 == 2 ? Now.AddDays(-1) : (DateTimeOffset?)null;
        var evaluation = Evaluator.Evaluate(BuiltInScorecards.Success, signals, Now);
        var history = evaluation.HasScore
            ? ScoreHistory.Empty.With(Today.AddDays(-number % 120), number * 7919 % 100_000).With(Today, evaluation.Milli)
            : ScoreHistory.Empty;
        var profile = new CustomerProfile
        {
            Id = IdOf(number),
            Name = $"Customer {number}",
            Industry = Industries[number % Industries.Length],
            CreatedAt = Now.AddDays(-number % 50).AddMinutes(-number),
            UpdatedAt = Now,
            Account = new AccountDetails(AccountManager: Managers[number % Managers.Length]),
        };
        return new CustomerSummary(
            profile, new Dictionary<string, CustomerScore> { [BuiltInScorecards.Success.Name] = new(evaluation, history, default) })
        {
            Standing = AccountStanding.Of(signals, atRisk, Now),
        };
    }

    private static IEnumerable<CustomerEvent> Events(int number)
    {
        yield return new ContractEvent(
            "t", "contract", Now.AddDays(-200), Today.AddDays(-number % 300), Today.AddDays((number * 3 % 200) - 20), number % 9 == 0 ? null : number * 7777 % 900_000);
        yield return new LifecycleEvent("t", "life", Now.AddDays(-100), (LifecycleState)(number % 5 == 3 ? 2 : number % 6 == 0 ? 0 : 1));
        foreach (var deployment in Deployments(number))
        {
            yield return new DeploymentEvent(
                "t", deployment.Id.ToString(), deployment.CreatedAt, deployment.Product, deployment.Id.ToString(), Active: deployment.IsActive);
        }

        for (var at = 0; at < number % 5; at++)
        {
            yield return new InteractionEvent("t", $"meeting-{at}", Now.AddDays(-at - 1), "meeting");
        }
    }

    private static IEnumerable<Deployment> Deployments(int number)
    {
        for (var at = 0; !IsUnknown(number) && at < number % 4; at++)
        {
            var created = Now.AddDays(-number % 90).AddSeconds(-at);
            yield return new Deployment(
                IdOf(number, 1, at), IdOf(number), Products[((number / 4) + at) % Products.Length], "cloud", "2.1", "annual", null, null, (number + at) % 3 != 0, created, created);
        }
    }

    private static IEnumerable<Interaction> Interactions(int number)
    {
        for (var at = 0; !IsUnknown(number) && at < number % 5; at++)
        {
            var held = Now.AddDays(-at - 1).AddSeconds(number);
            yield return new Interaction(
                IdOf(number, 2, at), IdOf(number), "meeting", $"Meeting {at}", new string('x', 150 + number), Sentiment.Positive, "Eve", held, false, null, held, held);
        }
    }

    private static IEnumerable<Survey> Surveys(int number)
    {
        for (var at = 0; !IsUnknown(number) && at < number % 7; at++)
        {
            var kind = SurveyKinds[(number + at) % SurveyKinds.Length];
            var scale = kind == "nps" ? 10 : 5;
            var about = at % 2 == 0 && number % 4 > 0 ? IdOf(number, 1, 0) : (Guid?)null;
            yield return new Survey(
                IdOf(number, 3, at), IdOf(number), about, kind, ((number * 3) + at) % (scale + 1), scale, "Fine", "Eve", "eve@example.com", null, null, "email_link", null,
                Now.AddDays(-((number * 11) + (at * 31)) % 700));
        }
    }

    private static IEnumerable<CustomerAlert> Alerts(int number)
    {
        for (var at = 0; !IsUnknown(number) && at < number % 4; at++)
        {
            var raised = Now.AddDays(-(number + at) % 60);
            yield return new CustomerAlert(
                IdOf(number, 4, at), IdOf(number), AlertTypes.All[at], $"{at}", (AlertSeverity)((number + at) % 4), "Look at this", "It is so.", raised,
                (number + at) % 5 == 0 ? Now.AddDays(-1) : null,
                null,
                (number + at) % 6 == 0 ? new AlertClosing(Now.AddDays(-1), "Eve") : null,
                (number + at) % 7 == 0 ? new AlertSnooze(Now.AddDays(-1), "Eve", Now.AddHours(number % 2 == 0 ? 5 : -5)) : null,
                null);
        }
    }

    private static Guid IdOf(int number, int kind, int at) => Guid.Parse($"00000000-{kind:0000}-{at:0000}-0000-{number:000000000000}");
}

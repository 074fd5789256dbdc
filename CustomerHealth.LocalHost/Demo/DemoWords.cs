namespace CustomerHealth.LocalHost.Demo;

/// <summary>What the demo's people say.</summary>
internal static class DemoWords
{
    public static readonly string[] SurveyKinds = ["quarterly", "post_ticket", "nps", "onboarding"];

    private static readonly string[] FirstNames = ["Alma", "Bruno", "Chiara", "Dario", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas"];
    private static readonly string[] LastNames = ["Adler", "Brandt", "Costa", "Dupont", "Eriksen", "Fabre", "Gallo", "Hansen", "Ivanov", "Janssen"];

    private static readonly string[] Good =
    [
        "The team is happy and the reports save them hours every week.",
        "Great progress with the rollout, users find it easy to work with.",
        "Excellent support and a smooth upgrade, thank you.",
        "They love the new dashboards and want to bring in another department.",
    ];

    private static readonly string[] Even =
    [
        "Went through the open points; the next release was explained.",
        "Usage as last month. They asked for a price list of further modules.",
        "Agreed on dates for the coming quarter.",
    ];

    private static readonly string[] Bad =
    [
        "They are frustrated by slow answers and a bug that is open for weeks.",
        "Disappointed with the last upgrade, and comparing with a competitor.",
        "The export is broken again and the problem was reported twice; they are unhappy.",
    ];

    private static readonly Dictionary<string, string[]> Subjects = new(StringComparer.Ordinal)
    {
        ["meeting"] = ["Quarterly review", "Planning of the next quarter", "Meeting with the new team lead"],
        ["call"] = ["Check-in call", "Call about usage", "Call about open tickets"],
        ["email"] = ["Follow-up on the release notes", "Question about licences", "Sent the usage report"],
        ["training"] = ["Training for administrators", "Training for new users"],
        ["escalation"] = ["Unresolved ticket escalated to management", "Outage escalated by their IT"],
    };

    /// <summary>Who answers for a customer. The address is of a domain kept free for examples.</summary>
    public static (string Name, string Email) ContactOf(DemoCustomer customer)
    {
        var first = Pick(FirstNames, customer.Chance("first name"));
        var last = Pick(LastNames, customer.Chance("last name"));
        return ($"{first} {last}", $"{first}.{last}@{customer.Id}.example".ToLowerInvariant());
    }

    public static (string Subject, string Description) Talk(string kind, double mood, DemoCustomer customer, int number) =>
        (Pick(Subjects[kind], customer.Chance("subject", number)), Said(mood, customer.Chance("said", number)));

    public static string Feedback(double mood, DemoCustomer customer, int number) => Said(mood, customer.Chance("feedback", number));

    private static string Said(double mood, double chance) => Pick(mood > 0.7 ? Good : mood < 0.4 ? Bad : Even, chance);

    private static string Pick(string[] from, double chance) => from[(int)(chance * from.Length)];
}

namespace CustomerHealth.LocalHost.Demo;

/// <summary>How a customer of the demo behaves over its ninety days.</summary>
/// <param name="Logins">Logins on a working day, at full level.</param>
/// <param name="ApiCalls">API calls on a working day, at full level.</param>
/// <param name="Features">Different features in use.</param>
/// <param name="Tickets">Tickets in ninety days.</param>
/// <param name="Unresolved">Part of the tickets that nobody has closed.</param>
/// <param name="BadPayment">Part of the invoices paid late or not at all.</param>
/// <param name="Level">Activity, 1 is usual, by days ago (90 to 0).</param>
/// <param name="Account">What its account manager sees.</param>
internal sealed record Persona(
    double Logins,
    double ApiCalls,
    int Features,
    int Tickets,
    double Unresolved,
    double BadPayment,
    Func<int, double> Level,
    AccountStyle Account)
{
    /// <summary>How many days ago the new ones signed up.</summary>
    public const int NewSince = 40;

    private const double Days = DemoCompany.Days;

    /// <summary>Uses everything, more every week.</summary>
    public static readonly Persona Thriving = new(6, 100, 6, 1, 0, 0.03, ago => 1.5 - (0.5 * ago / Days), new(3, 14, 0, 200, 350, 0.95));

    /// <summary>Does what it always does.</summary>
    public static readonly Persona Steady = new(3, 60, 5, 2, 0.3, 0.1, _ => 1, new(2, 7, 0, 100, 260, 0.75));

    /// <summary>Still there, a little less each month.</summary>
    public static readonly Persona Wavering = new(3, 30, 4, 3, 0.5, 0.25, ago => 0.55 + (0.45 * ago / Days), new(2, 4, 1, 35, 115, 0.55));

    /// <summary>Halves every month, and complains.</summary>
    public static readonly Persona Fading = new(4, 25, 3, 5, 0.8, 0.4, ago => Math.Pow(0.5, (Days - ago) / 30), new(1, 1, 1, 3, 43, 0.25));

    /// <summary>Went away two months ago: longer than the longest calendar month and the one before reach back.</summary>
    public static readonly Persona Silent = new(2, 15, 2, 4, 0.9, 0.6, ago => ago > 62 ? 1 : 0, new(1, 0, 3, -20, 10, 0.1));

    /// <summary>Signed up forty days ago and is finding its way.</summary>
    public static readonly Persona New = new(
        4, 20, 3, 1, 1, 0.1, ago => ago > NewSince ? 0 : 1 - (0.7 * ago / NewSince), new(1, 5, 0, 0, 0, 0.8));

    /// <summary>The mix of the demo: ten customers in a row hold every persona.</summary>
    public static Persona Of(int customer) => (customer % 10) switch
    {
        0 or 4 or 7 => Thriving,
        1 or 5 => Steady,
        2 => Wavering,
        3 or 8 => Fading,
        6 => Silent,
        _ => New,
    };
}

/// <summary>How a customer of the demo stands with its account manager.</summary>
/// <param name="Products">Different products in use.</param>
/// <param name="Contacts">Meetings, calls and e-mails in ninety days, or since it signed up.</param>
/// <param name="LateTickets">Tickets that took days to resolve, the first of them urgent.</param>
/// <param name="LeastDaysLeft">The contract ends in so many days at the earliest; negative when it has ended.</param>
/// <param name="Mood">0 for somebody who will leave, 1 for somebody who tells others: the tone of contacts and the scores of surveys.</param>
internal sealed record AccountStyle(int Products, int Contacts, int LateTickets, int LeastDaysLeft, int MostDaysLeft, double Mood);

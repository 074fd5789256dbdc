namespace CustomerHealth.LocalHost.Demo;

/// <summary>How a customer of the demo behaves over its ninety days.</summary>
/// <param name="Logins">Logins on a working day, at full level.</param>
/// <param name="ApiCalls">API calls on a working day, at full level.</param>
/// <param name="Features">Different features in use.</param>
/// <param name="Tickets">Tickets in ninety days.</param>
/// <param name="Unresolved">Part of the tickets that nobody has closed.</param>
/// <param name="BadPayment">Part of the invoices paid late or not at all.</param>
/// <param name="Level">Activity, 1 is usual, by days ago (90 to 0).</param>
internal sealed record Persona(
    double Logins, double ApiCalls, int Features, int Tickets, double Unresolved, double BadPayment, Func<int, double> Level)
{
    private const double Days = DemoCompany.Days;

    /// <summary>Uses everything, more every week.</summary>
    public static readonly Persona Thriving = new(6, 100, 6, 1, 0, 0.03, ago => 1.5 - (0.5 * ago / Days));

    /// <summary>Does what it always does.</summary>
    public static readonly Persona Steady = new(3, 60, 5, 2, 0.3, 0.1, _ => 1);

    /// <summary>Still there, a little less each month.</summary>
    public static readonly Persona Wavering = new(3, 30, 4, 3, 0.5, 0.25, ago => 0.55 + (0.45 * ago / Days));

    /// <summary>Halves every month, and complains.</summary>
    public static readonly Persona Fading = new(4, 25, 3, 5, 0.8, 0.4, ago => Math.Pow(0.5, (Days - ago) / 30));

    /// <summary>Went away two months ago: longer than the longest calendar month and the one before reach back.</summary>
    public static readonly Persona Silent = new(2, 15, 2, 4, 0.9, 0.6, ago => ago > 62 ? 1 : 0);

    /// <summary>Signed up forty days ago and is finding its way.</summary>
    public static readonly Persona New = new(4, 20, 3, 1, 1, 0.1, ago => ago > 40 ? 0 : 1 - (0.7 * ago / 40));

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

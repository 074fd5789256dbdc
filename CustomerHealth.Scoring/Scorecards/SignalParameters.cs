namespace CustomerHealth.Scoring;

/// <summary>A number that says how a signal is read.</summary>
/// <param name="Value">0–1,000.</param>
public sealed record Parameter(string Name, int Value);

/// <summary>Which parameters a signal has, and in what order an evaluation finds them.</summary>
internal static class SignalParameters
{
    public const int Ticket = 0;
    public const int Critical = 1;
    public const int ResolutionDay = 2;

    private const int MostValue = 1000;

    public static Parameter[] Read(SignalKind signal, JsonFields measure)
    {
        string[]? names = signal switch
        {
            SignalKind.TicketStrain => ["ticket", "critical", "resolutionDay"],
            SignalKind.TicketsWithinLimit => ["low", "medium", "high", "critical"], // The numbers of TicketPriority.
            SignalKind.ContactPoints => null,
            _ => [],
        };
        if (names is [])
            return measure.Has("parameters") ? throw measure.Bad("parameters", "this signal has none") : [];

        var fields = measure.Object("parameters");
        fields.Only(names ?? [.. fields.Names()]);
        var parameters = (names ?? [.. fields.Names()]).Select(name => new Parameter(name, fields.Whole(name, 0, MostValue))).ToArray();
        return parameters.Length > 0 ? parameters : throw measure.Bad("parameters", "must name at least one kind");
    }
}

namespace CustomerHealth.Scoring;

/// <summary>Reads one measure of a scorecard.</summary>
internal static class MeasureReader
{
    public static Measure Read(JsonFields fields, string scorecard)
    {
        var key = fields.Text("key");
        fields = fields.At($"Scorecard \"{scorecard}\", measure \"{key}\"");
        fields.Only("key", "title", "unit", "unitOne", "signal", "window", "curve", "weight", "missing", "parameters", "bonus");

        var unit = fields.Text("unit");
        var signal = fields.OneOf(
            "signal",
            ("logins", SignalKind.Logins),
            ("feature-uses", SignalKind.FeatureUses),
            ("api-calls", SignalKind.ApiCalls),
            ("distinct-features", SignalKind.DistinctFeatures),
            ("unresolved-tickets", SignalKind.UnresolvedTickets),
            ("ticket-burden", SignalKind.TicketBurden),
            ("invoices-on-time", SignalKind.InvoicesOnTime),
            ("deployed-products", SignalKind.DeployedProducts),
            ("ticket-strain", SignalKind.TicketStrain),
            ("tickets-within-limit", SignalKind.TicketsWithinLimit),
            ("contact-points", SignalKind.ContactPoints),
            ("contract-days", SignalKind.ContractDays),
            ("lifetime-value", SignalKind.LifetimeValue),
            ("projects", SignalKind.Projects),
            ("recommendation", SignalKind.Recommendation),
            ("referrals", SignalKind.Referrals),
            ("days-since-contact", SignalKind.DaysSinceContact));
        var window = ReadWindow(fields.Object("window"));
        if (!Fits(signal, window.Kind))
            throw fields.Bad("window", "this signal cannot be read over this kind of window");

        var curve = CurveReader.Read(fields.Object("curve"));
        if (curve is GrowthCurve != (window.Kind == WindowKind.MonthOverMonth))
            throw fields.Bad("curve", "growth and the window month-over-month go together only");
        if (fields.Has("bonus") && curve is not StepsCurve)
            throw fields.Bad("bonus", "goes with a curve of steps only");
        if (fields.Has("bonus") && curve is StepsCurve { OfMilli: not Scorecard.FullMilli })
            throw fields.Bad("bonus", "goes with points out of 100 only");

        return new Measure(
            key,
            fields.Text("title"),
            unit,
            fields.Has("unitOne") ? fields.Text("unitOne") : unit,
            signal,
            window,
            curve,
            (int)fields.Milli("weight", 0.001m, 100),
            ReadMissing(fields.Object("missing")))
        {
            Parameters = SignalParameters.Read(signal, fields),
            Bonus = fields.Has("bonus") ? ReadBonus(fields.Object("bonus")) : null,
        };
    }

    // Days are remembered for 128 days, so counts per day reach four months at most; the rest is known for all time.
    private static bool Fits(SignalKind signal, WindowKind window) => signal switch
    {
        SignalKind.Logins or SignalKind.FeatureUses or SignalKind.ApiCalls =>
            window is WindowKind.MonthsBack or WindowKind.MonthOverMonth,
        SignalKind.UnresolvedTickets => window != WindowKind.MonthOverMonth,
        SignalKind.TicketStrain or SignalKind.TicketsWithinLimit or SignalKind.ContactPoints => window == WindowKind.DaysBack,
        _ => window == WindowKind.AllTime,
    };

    private static Window ReadWindow(JsonFields fields)
    {
        var kind = fields.OneOf(
            "kind",
            ("all-time", WindowKind.AllTime),
            ("months-back", WindowKind.MonthsBack),
            ("days-back", WindowKind.DaysBack),
            ("month-over-month", WindowKind.MonthOverMonth));
        switch (kind)
        {
            case WindowKind.MonthsBack:
                fields.Only("kind", "months", "dividedBy");
                return new Window(kind, fields.Whole("months", 1, 4), fields.Whole("dividedBy", 1, 1000));
            case WindowKind.DaysBack:
                fields.Only("kind", "days");
                return new Window(kind, Days: fields.Whole("days", 1, 366));
            default:
                fields.Only("kind");
                return new Window(kind);
        }
    }

    private static Bonus ReadBonus(JsonFields fields)
    {
        fields.Only("contractYoungerThan", "points");
        return new Bonus(fields.Whole("contractYoungerThan", 1, 3660), (int)fields.Milli("points", 0.001m, 100));
    }

    private static MissingData ReadMissing(JsonFields fields)
    {
        var excluded = fields.OneOf("rule", ("default", false), ("exclude", true));
        if (excluded)
        {
            fields.Only("rule");
            return new MissingData(true, 0);
        }

        fields.Only("rule", "points");
        return new MissingData(false, (int)fields.Milli("points", 0, 100));
    }
}

namespace CustomerHealth.Scoring;

/// <summary>Reads the curve of a measure.</summary>
internal static class CurveReader
{
    private const decimal MostThreshold = 1_000_000_000;
    private const decimal MostPoints = 100;

    public static Curve Read(JsonFields fields) => fields.Text("kind") switch
    {
        "steps" => ReadSteps(fields),
        "ratio" => ReadRatio(fields),
        "linear" => ReadLinear(fields),
        "growth" => ReadGrowth(fields),
        var other => throw fields.Bad("kind", $"\"{other}\" is not known"),
    };

    private static StepsCurve ReadSteps(JsonFields fields)
    {
        fields.Only("kind", "steps", "else", "of");
        var items = fields.List("steps");
        var of = fields.Has("of") ? (int)fields.Milli("of", 0.001m, MostPoints) : Scorecard.FullMilli;
        var otherwise = (int)fields.Milli("else", 0, of / 1000m);
        var steps = new Step[items.Count];
        for (var at = 0; at < steps.Length; at++)
        {
            steps[at] = ReadStep(items[at], of / 1000m);
            if (at > 0 && !IsBelow(steps[at], steps[at - 1]))
                throw items[at].Bad(steps[at].Over ? "over" : "atLeast", "must be less than in the step before");
        }

        if (!IsMonotonic(steps, otherwise))
            throw fields.Bad("steps", "the points must rise from step to step or fall from step to step, \"else\" included");
        return new StepsCurve(steps, otherwise, of);
    }

    private static Step ReadStep(JsonFields fields, decimal mostPoints)
    {
        var over = fields.Has("over");
        var threshold = over ? "over" : "atLeast";
        fields.Only(threshold, "points");
        return new Step(fields.Milli(threshold, 0, MostThreshold), over, (int)fields.Milli("points", 0, mostPoints));
    }

    private static bool IsBelow(Step step, Step before) => step.ThresholdMilli < before.ThresholdMilli
        || (step.ThresholdMilli == before.ThresholdMilli && before.Over && !step.Over);

    private static bool IsMonotonic(Step[] steps, int otherwise)
    {
        bool rises = false, falls = false;
        for (var at = 0; at < steps.Length; at++)
        {
            var next = at + 1 < steps.Length ? steps[at + 1].PointsMilli : otherwise;
            rises |= next > steps[at].PointsMilli;
            falls |= next < steps[at].PointsMilli;
        }

        return !(rises && falls);
    }

    private static RatioCurve ReadRatio(JsonFields fields)
    {
        fields.Only("kind", "full");
        return new RatioCurve(fields.Milli("full", 0.001m, MostThreshold));
    }

    private static LinearCurve ReadLinear(JsonFields fields)
    {
        fields.Only("kind", "slope");
        return new LinearCurve(fields.Milli("slope", 0.001m, MostThreshold));
    }

    private static GrowthCurve ReadGrowth(JsonFields fields)
    {
        fields.Only("kind");
        return new GrowthCurve();
    }
}

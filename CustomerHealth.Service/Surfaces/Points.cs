namespace CustomerHealth.Service.Surfaces;

/// <summary>Milli-points as surfaces write them; the only place where scores are rounded.</summary>
internal static class Points
{
    /// <summary>Points with one decimal, rounded half to even.</summary>
    public static decimal OneDecimal(int milli) => decimal.Round(milli / 1000m, 1, MidpointRounding.ToEven);

    /// <summary>Points as they are, three decimals at most.</summary>
    public static decimal Exact(int milli) => milli / 1000m;
}

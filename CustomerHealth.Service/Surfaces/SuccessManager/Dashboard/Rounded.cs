namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary>Figures as they are written: rounded half to even, at output only.</summary>
internal static class Rounded
{
    /// <summary>Mean scores and shares in percent: one decimal.</summary>
    public static decimal ToOne(decimal figure) => decimal.Round(figure, 1, MidpointRounding.ToEven);

    /// <summary>Money, mean answers to surveys and ratios: two decimals.</summary>
    public static decimal ToTwo(decimal figure) => decimal.Round(figure, 2, MidpointRounding.ToEven);
}

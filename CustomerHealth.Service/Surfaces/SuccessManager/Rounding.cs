namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>Numbers as they leave the surface: half to even, as everywhere in the product.</summary>
internal static class Rounding
{
    public static decimal ToOnePlace(decimal number) => decimal.Round(number, 1, MidpointRounding.ToEven);

    public static decimal? ToOnePlace(decimal? number) => number is { } known ? ToOnePlace(known) : null;

    public static decimal ToTwoPlaces(decimal number) => decimal.Round(number, 2, MidpointRounding.ToEven);

    public static decimal? ToTwoPlaces(decimal? number) => number is { } known ? ToTwoPlaces(known) : null;
}

using System.Globalization;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>The fields of a customer as the document bounds them.</summary>
internal static class CustomerShape
{
    public static readonly Shape<string> Name = Shape.Line(1, 255);

    public static readonly Shape<string> Industry = Shape.Line(0, 100);

    /// <summary>Names of contacts and account managers.</summary>
    public static readonly Shape<string> Person = Shape.Line(0, 255);

    public static readonly Shape<string> Phone = Shape.Line(0, 50);

    public static readonly Shape<string> LogoUrl = Shape.Line(0, 500);

    public static readonly Shape<string> Notes = Shape.Text();

    /// <summary>What was agreed on; the document knows three products and asks for none of them.</summary>
    public static readonly Shape<IReadOnlyList<string>> Products = Shape.ListOf(Shape.Line(1, 255), 100);

    /// <summary>Money is text here, with two decimals.</summary>
    public static string? Money(decimal? amount) =>
        Rounding.ToTwoPlaces(amount)?.ToString("0.00", CultureInfo.InvariantCulture);
}

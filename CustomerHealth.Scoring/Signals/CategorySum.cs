using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>What was bought of some kind of product. Sums saturate, so that they are the same in any order.</summary>
/// <param name="Revenue">Exact to four decimals.</param>
/// <param name="Quantity">Pieces.</param>
public readonly record struct CategorySum(decimal Revenue, long Quantity)
{
    public CategorySum Plus(CategorySum other) =>
        new(Amounts.Add(Revenue, other.Revenue), Amounts.Add(Quantity, other.Quantity));

    internal void Write(CompactWriter writer)
    {
        writer.Money(Revenue);
        writer.Number(Quantity);
    }

    internal static CategorySum Read(ref CompactReader reader) => new(reader.Money(), reader.Number());
}

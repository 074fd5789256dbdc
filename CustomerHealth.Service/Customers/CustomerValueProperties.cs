using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// The properties of the state row that say what a customer is worth, so that lists and roll-ups need not read its signals. A customer
/// without purchases, projects and the rest of it has none of them.
/// </summary>
internal static class CustomerValueProperties
{
    /// <summary>A <see cref="CustomerValue"/>: what lists need.</summary>
    public const string Value = "Value";

    /// <summary>A <see cref="PurchaseHistory"/>: what roll-ups need beside it.</summary>
    public const string Bought = "Bought";

    public static IReadOnlyList<string> Names { get; } = [Value, Bought];

    public static void Write(TableRow row, CustomerSignals signals)
    {
        row[Value] = CustomerValue.Of(signals).ToBytes();
        row[Bought] = signals.Bought.ToBytes();
    }

    public static CustomerValue ReadValue(TableRow row) => CustomerValue.FromBytes(row.GetBinary(Value));

    /// <summary>False for a row that was written before it had these properties.</summary>
    public static bool SayWhatSignalsDo(CustomerSummary read, CustomerSignals signals) =>
        read.Value == CustomerValue.Of(signals) && read.Bought.Months.Count == signals.Bought.Months.Count;

    public static PurchaseHistory ReadBought(TableRow row) => PurchaseHistory.FromBytes(row.GetBinary(Bought));
}

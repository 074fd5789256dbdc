namespace CustomerHealth.LocalHost.Import.Cdnow;

/// <summary>
/// CDNOW's purchases as customers and events, one a line; the line is the event's id, so that a second import is all duplicates. Pure. The
/// sample is another source: its lines have other numbers, though its customers are among those of the whole.
/// </summary>
public static class CdnowTranslation
{
    public const string Source = "cdnow";
    public const string SampleSource = "cdnow-sample";

    /// <summary>All that the shop sold.</summary>
    public const string Category = "CDs";

    public static History Of(IReadOnlyList<CdnowPurchase> purchases)
    {
        var byCustomer = purchases.GroupBy(purchase => purchase.Customer, StringComparer.Ordinal).ToList();
        return new History(
            [.. byCustomer.Select(bought => Customer([.. bought]))],
            [.. byCustomer.SelectMany(bought => bought.Select(Bought))]);
    }

    public static string IdOf(CdnowPurchase purchase) => $"cdnow-{purchase.Customer}";

    private static CustomerSubmission Customer(IReadOnlyList<CdnowPurchase> bought)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (bought[0].InSample is { } number)
        {
            attributes["sample_number"] = number;
        }

        return new CustomerSubmission(
            IdOf(bought[0]), $"CDNOW {bought[0].Customer}", null, null, Midnight.Of(bought.Min(purchase => purchase.Date)), attributes)
        {
            Kind = "person",
        };
    }

    private static CloudEvent Bought(CdnowPurchase purchase) => new(
        purchase.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
        purchase.InSample is null ? Source : SampleSource,
        "purchase",
        IdOf(purchase),
        Midnight.Of(purchase.Date),
        new PurchaseData(purchase.Amount, purchase.Discs, Category));
}

using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>The list as one page shows it.</summary>
/// <param name="All">How many customers there are, whatever the filter.</param>
/// <param name="Shares">All of them per band.</param>
/// <param name="Segments">Every segment there is.</param>
/// <param name="Found">How many pass the filter.</param>
/// <param name="Rows">Those of them on this page.</param>
public sealed record CustomersPageModel(
    Scorecard Card,
    CustomerFilter Filter,
    int All,
    IReadOnlyList<BandShare> Shares,
    IReadOnlyList<string> Segments,
    int Found,
    IReadOnlyList<CustomerGlance> Rows,
    DateTimeOffset AsOf)
{
    private static readonly Dictionary<string, (string Up, string Down)> Orders = new(StringComparer.Ordinal)
    {
        ["score"] = ("health score, lowest first", "health score, highest first"),
        ["change"] = ("change over 30 days, largest fall first", "change over 30 days, largest rise first"),
        ["id"] = ("customer ID, from A", "customer ID, from Z"),
        ["name"] = ("name, from A", "name, from Z"),
    };

    public string Caption =>
        $"Customers {PageText.Count(Filter.From + 1)} to {PageText.Count(Filter.From + Rows.Count)} of {PageText.Count(Found)}, "
        + (Filter.Descending ? Orders[Filter.Sort].Down : Orders[Filter.Sort].Up)
        + ". Change and trend compare the scores of days.";

    public string? Previous => Filter.From == 0 ? null : (Filter with { From = Math.Max(0, Filter.From - Filter.Size) }).Address();

    public string? Next => Filter.From + Rows.Count >= Found ? null : (Filter with { From = Filter.From + Filter.Size }).Address();

    public static CustomersPageModel Of(
        Scorecard card, IReadOnlyList<CustomerGlance> customers, CustomerFilter filter, DateTimeOffset asOf)
    {
        var found = filter.Order(customers.Where(customer => filter.Takes(customer, card))).ToList();

        // A bookmark may point behind the end of a list that has become shorter: the last page then.
        var from = filter.From < found.Count ? filter.From : Math.Max(0, (found.Count - 1) / filter.Size * filter.Size);
        return new CustomersPageModel(
            card,
            filter with { From = from },
            customers.Count,
            [
                .. BandLook.All(card).Append(BandLook.None).Select(band =>
                    new BandShare(band, customers.Count(customer => BandLook.Of(card, customer.Milli).Key == band.Key))),
            ],
            [.. customers.Select(customer => customer.Segment).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            found.Count,
            [.. found.Skip(from).Take(filter.Size)],
            asOf);
    }

    /// <summary>The list sorted by a column: the other way round when it is sorted by it already.</summary>
    public string SortedBy(CustomerColumn column) =>
        (Filter with { Sort = column.Sort!, Descending = column.Sort == Filter.Sort && !Filter.Descending, From = 0 }).Address();

    public string? SortOf(CustomerColumn column) =>
        column.Sort != Filter.Sort ? null : Filter.Descending ? "descending" : "ascending";
}

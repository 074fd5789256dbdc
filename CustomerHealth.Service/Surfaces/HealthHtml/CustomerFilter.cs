using System.Globalization;
using System.Text.Json.Nodes;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>Which customers the list shows, in which order, and from where on: all of it stands in the address.</summary>
/// <param name="Text">Part of a name or an id; empty for any.</param>
/// <param name="Band">Key of a band or <c>none</c>; empty for any.</param>
/// <param name="Segment">Empty for any.</param>
/// <param name="Sort">A column's name.</param>
/// <param name="From">How many customers are passed over.</param>
/// <param name="Size">How many are shown.</param>
public sealed record CustomerFilter(string Text, string Band, string Segment, string Sort, bool Descending, int From, int Size)
{
    private const int LeastSize = 25;
    private const int MostSize = 50;
    private const int MostText = 200;

    public bool IsEmpty => Text.Length == 0 && Band.Length == 0 && Segment.Length == 0;

    /// <summary>What is looked for, as a part of a sentence.</summary>
    public string InWords => string.Join(", ", new[] { ("", Text), ("band ", Band), ("segment ", Segment) }
        .Where(part => part.Item2.Length > 0)
        .Select(part => $"{part.Item1}“{part.Item2}”"));

    /// <summary>Reads the query; what it does not know it takes for not said, so that no old bookmark is an error.</summary>
    public static CustomerFilter Of(IQueryCollection query)
    {
        var sort = query["sort"].ToString();
        var column = sort.TrimStart('-');
        var known = CustomerColumn.All.Any(candidate => candidate.Sort == column && column.Length > 0);
        return new CustomerFilter(
            Cut(query["q"].ToString().Trim()),
            Cut(query["band"].ToString()),
            Cut(query["segment"].ToString()),
            known ? column : CustomerColumn.Score.Sort!,
            known && sort.StartsWith('-'),
            Math.Max(0, Number(query["from"].ToString(), 0)),
            Math.Clamp(Number(query["size"].ToString(), MostSize), LeastSize, MostSize));
    }

    /// <summary>What is read of the query, for the document.</summary>
    internal static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .TakesQuery("q", "Part of a name or an id", () => TextSchema(MostText))
        .TakesQuery("band", "Key of a band, or none", () => TextSchema(MostText))
        .TakesQuery("segment", "Market segment", () => TextSchema(MostText))
        .TakesQuery("sort", "A column; - before it turns the order round", () => TextSchema(null))
        .TakesQuery("from", "How many customers are passed over", () => WholeSchema(0, null, 0))
        .TakesQuery("size", "How many are shown", () => WholeSchema(LeastSize, MostSize, MostSize));

    public bool Takes(CustomerGlance customer, Scorecard card) =>
        (Text.Length == 0
            || customer.Name.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || customer.Id.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && (Band.Length == 0 || BandLook.Of(card, customer.Milli).Key == Band)
        && (Segment.Length == 0 || customer.Segment == Segment);

    /// <summary>In the order asked for; who has no value to sort by comes last in either direction.</summary>
    public IEnumerable<CustomerGlance> Order(IEnumerable<CustomerGlance> customers)
    {
        var ordered = Sort switch
        {
            "id" => By(customers, customer => customer.Id, StringComparer.Ordinal),
            "name" => By(customers, customer => customer.Name, StringComparer.OrdinalIgnoreCase),
            "change" => ByNumber(customers, customer => customer.ChangeOver(CustomerGlance.Month)),
            _ => ByNumber(customers, customer => customer.Milli),
        };
        return ordered.ThenBy(customer => customer.Id, StringComparer.Ordinal);
    }

    /// <summary>The address of this list; only what differs from the plain list is in it.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        Add(query, "q", Text);
        Add(query, "band", Band);
        Add(query, "segment", Segment);
        Add(query, "sort", Sort == CustomerColumn.Score.Sort && !Descending ? "" : (Descending ? "-" : "") + Sort);
        Add(query, "from", From == 0 ? "" : From.ToString(CultureInfo.InvariantCulture));
        Add(query, "size", Size == MostSize ? "" : Size.ToString(CultureInfo.InvariantCulture));
        return SiteNavigation.Customers.Address + query.ToQueryString();
    }

    private IOrderedEnumerable<CustomerGlance> By(
        IEnumerable<CustomerGlance> customers, Func<CustomerGlance, string> text, StringComparer comparer) =>
        Descending ? customers.OrderByDescending(text, comparer) : customers.OrderBy(text, comparer);

    private IOrderedEnumerable<CustomerGlance> ByNumber(IEnumerable<CustomerGlance> customers, Func<CustomerGlance, int?> number)
    {
        var valued = customers.OrderBy(customer => number(customer) is null);
        return Descending ? valued.ThenByDescending(number) : valued.ThenBy(number);
    }

    private static void Add(QueryBuilder query, string name, string value)
    {
        if (value.Length > 0)
        {
            query.Add(name, value);
        }
    }

    private static OpenApiSchema TextSchema(int? most) => new() { Type = JsonSchemaType.String, MaxLength = most };

    private static OpenApiSchema WholeSchema(int least, int? most, int otherwise) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most?.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(otherwise),
    };

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText];

    private static int Number(string text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

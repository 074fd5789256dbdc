using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Queries of these pages' addresses: only what differs from the plain page is in them.</summary>
internal static class QueryText
{
    /// <summary>With its question mark; empty when no value says anything.</summary>
    public static string Of(params IReadOnlyList<(string Name, string Value)> parts)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in parts.Where(part => part.Value.Length > 0))
        {
            query.Add(name, value);
        }

        return query.ToQueryString().Value ?? "";
    }

    /// <summary>Empty for 0.</summary>
    public static string Number(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many rows are passed over; 0 for anything that is no such number.</summary>
    public static int From(IQueryCollection query) =>
        int.TryParse(query["from"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;

    /// <summary>A value if it is one of those there are, else empty.</summary>
    public static string OneOf(IQueryCollection query, string name, IEnumerable<string> values) =>
        query[name].ToString() is var value && values.Contains(value) ? value : "";

    /// <summary>The first row of a page of a list that has become shorter: a bookmark may point behind its end.</summary>
    public static int Within(int from, int count, int size) => from < count ? from : Math.Max(0, (count - 1) / size * size);
}

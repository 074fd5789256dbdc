using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>Which customers are asked for, and in which order.</summary>
internal sealed record CustomerQuery(Paging Paging, CustomerSearch Search, string SortBy, bool IsDescending)
{
    private const string Otherwise = "created_at";
    private const int MostCustomers = 10_000;

    /// <summary>What can be sorted by, as the document calls it. Text is compared without regard to case.</summary>
    private static readonly Dictionary<string, Func<ListedCustomer, IComparable?>> Columns = new(StringComparer.Ordinal)
    {
        ["company_name"] = customer => customer.Name,
        ["industry"] = customer => customer.Industry,
        ["contact_name"] = customer => customer.Account.ContactName,
        ["contact_email"] = customer => customer.Account.ContactEmail,
        ["account_manager"] = customer => customer.Account.AccountManager,
        ["contract_start_date"] = customer => customer.Standing.Contract.Start,
        ["contract_end_date"] = customer => customer.Standing.Contract.End,
        ["contract_value"] = customer => customer.Standing.Contract.Value,
        ["status"] = customer => SuccessWords.Statuses.Of(customer.Standing.Status),
        ["health_score"] = customer => CustomerSearch.ScoreOf(customer),
        ["updated_at"] = customer => customer.UpdatedAt,
        [Otherwise] = customer => customer.CreatedAt,
    };

    private static readonly Comparer<IComparable?> Values = Comparer<IComparable?>.Create((left, right) =>
        left is string text && right is string other ? StringComparer.OrdinalIgnoreCase.Compare(text, other) : Comparer<IComparable>.Default.Compare(left, right));

    public static CustomerQuery Read(SentFields query) => new(
        Paging.Of(query, MostCustomers),
        new CustomerSearch(
            query.Optional("search", Shape.Text(1)),
            query.OptionalValue("status", SuccessWords.Statuses.Choice),
            query.Optional("industry", Shape.Text()),
            query.Optional("account_manager", Shape.Text()),
            query.Optional("account_manager_id", Shape.Text()) is { } id ? NamedCustomers.IdOf(id) : null,
            query.OptionalValue("min_health_score", Shape.Whole(0, 100)),
            query.OptionalValue("max_health_score", Shape.Whole(0, 100))),
        query.Optional("sort_by", Shape.Text(), Otherwise),
        query.Optional("sort_order", Shape.OneOf("asc", "desc"), "desc") == "desc");

    /// <summary>
    /// Those wanted, sorted. What has no value comes last either way, and equal ones keep the order of their ids, so that pages neither
    /// overlap nor leave somebody out.
    /// </summary>
    public IReadOnlyList<ListedCustomer> Choose(IEnumerable<ListedCustomer> customers)
    {
        var key = Columns.GetValueOrDefault(SortBy, Columns[Otherwise]);
        var wanted = customers.Where(Search.Wants).OrderBy(customer => key(customer) is null);
        var sorted = IsDescending ? wanted.ThenByDescending(key, Values) : wanted.ThenBy(key, Values);
        return [.. sorted.ThenBy(customer => customer.Id, StringComparer.Ordinal)];
    }
}

/// <summary>Which part of what happened with a customer is asked for.</summary>
internal sealed record TimelineQuery(Paging Paging)
{
    public static TimelineQuery Read(SentFields query) => new(Paging.Of(query, otherwise: 50));
}

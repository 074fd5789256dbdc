using CustomerHealth.Service.Pages;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>What of the worklist is shown: the beginning of everything, or one of its lists as a whole, from somewhere on.</summary>
/// <param name="Show">One of <see cref="FollowUps"/> and <see cref="Renewals"/>; empty for everything.</param>
/// <param name="From">How many rows are passed over.</param>
public sealed record WorklistView(string Show, int From)
{
    public const string FollowUps = "follow-ups";
    public const string Renewals = "renewals";

    public static WorklistView Overview { get; } = new("", 0);

    /// <summary>Rows of a list that is shown as a whole.</summary>
    public const int Size = 50;

    /// <summary>Reads the query; what it does not know it takes for not said.</summary>
    public static WorklistView Of(IQueryCollection query) =>
        QueryText.OneOf(query, "show", [FollowUps, Renewals]) is { Length: > 0 } show
            ? new WorklistView(show, QueryText.From(query))
            : Overview;

    public string Address(string owner) =>
        SiteNavigation.Worklist.Address + QueryText.Of(("owner", owner), ("show", Show), ("from", QueryText.Number(From)));
}

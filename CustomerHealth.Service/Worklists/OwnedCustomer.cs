using CustomerHealth.Scoring;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;

namespace CustomerHealth.Service.Worklists;

/// <summary>A customer as those who look after it see it in a list.</summary>
/// <param name="Owner">Name of who looks after it; null where nobody does.</param>
public sealed record OwnedCustomer(CustomerSummary Summary, string? Owner)
{
    public string Id => Summary.Profile.Id;

    public string Name => Summary.Profile.Name;

    /// <summary>The success score in milli-points; null without data.</summary>
    public int? Milli =>
        Summary.Scores.GetValueOrDefault(BuiltInScorecards.Success.Name) is { Evaluation: { HasScore: true } success } ? success.Milli : null;

    /// <summary>Who looks after a customer, by the name of now where it is somebody with an account; null where nobody does.</summary>
    public static string? OwnerOf(AccountDetails account, UserNames names) =>
        account.AccountManagerId is { } id && names.Of(id) is var name && name != id ? name
        : account.AccountManager is { } written ? names.Of(written)
        : null;
}

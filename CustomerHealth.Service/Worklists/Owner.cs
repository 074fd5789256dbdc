namespace CustomerHealth.Service.Worklists;

/// <summary>Somebody who looks after customers.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The full name: some customers name their account manager by it alone.</param>
public sealed record Owner(string Id, string Name)
{
    /// <summary>Whether a customer is this person's. An id decides where there is one; names count whatever their case.</summary>
    public bool Owns(OwnedCustomer customer) =>
        customer.Summary.Profile.Account.AccountManagerId is { } id ? id == Id : IsCalled(customer.Owner);

    public bool IsCalled(string? name) => string.Equals(name?.Trim(), Name.Trim(), StringComparison.OrdinalIgnoreCase);
}

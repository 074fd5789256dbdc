using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Worklists;

/// <summary>An alert, and whose it is.</summary>
public sealed record CustomersAlert(CustomerAlert Alert, OwnedCustomer Customer);

/// <summary>A customer with open alerts.</summary>
/// <param name="First">The one to look at first.</param>
/// <param name="Others">How many more there are.</param>
public sealed record AlertedCustomer(CustomersAlert First, int Others)
{
    public OwnedCustomer Customer => First.Customer;
}

/// <summary>A promise to a customer that nobody has kept yet.</summary>
/// <param name="By">Name of who made it.</param>
public sealed record CustomersFollowUp(FollowUp FollowUp, OwnedCustomer Customer, string By)
{
    public Interaction Interaction => FollowUp.Interaction;
}

/// <summary>A contract that ends soon, or has just ended and nothing was agreed since.</summary>
/// <param name="DaysLeft">0 on its last day, negative after it.</param>
public sealed record Renewal(OwnedCustomer Customer, int DaysLeft)
{
    public DateOnly End => Customer.Summary.Standing.Contract.End!.Value;

    /// <summary>Null where no value is agreed.</summary>
    public decimal? Value => Customer.Summary.Standing.Contract.Value;
}

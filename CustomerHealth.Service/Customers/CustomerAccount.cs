namespace CustomerHealth.Service.Customers;

/// <summary>What those who look after a customer say of it, as a whole.</summary>
/// <param name="Name">The company's name, or the person's.</param>
public sealed record CustomerAccount(
    string Name, string? Industry, AccountDetails Details, AccountContract Contract, CustomerStatus Status)
{
    public static CustomerAccount Of(CustomerState customer) => new(
        customer.Profile.Name,
        customer.Profile.Industry,
        customer.Profile.Account,
        new AccountContract(
            customer.Signals.Contract?.StartDate, customer.Signals.Contract?.EndDate, customer.Signals.Contract?.Value),
        customer.Status);
}

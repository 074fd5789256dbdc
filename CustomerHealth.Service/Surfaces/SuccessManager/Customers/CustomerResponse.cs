using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Description;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>A customer as those who look after it see it.</summary>
/// <param name="DeployedProducts">What was agreed on; what is in use, the deployments say.</param>
/// <param name="AccountManager">The name that was written down, whether or not it is a user's.</param>
/// <param name="AccountManagerName">The user's name of today; null where no user is named.</param>
internal sealed record CustomerResponse(
    string Id,
    string CompanyName,
    string? Industry,
    string? ContactName,
    [Format("email")] string? ContactEmail,
    string? ContactPhone,
    IReadOnlyList<string> DeployedProducts,
    DateOnly? ContractStartDate,
    DateOnly? ContractEndDate,
    string? ContractValue,
    [Format("uuid")] string? AccountManagerId,
    string? AccountManager,
    string? AccountManagerName,
    AccountManagerInfo? AccountManagerInfo,
    [WordOf(typeof(SuccessWords), nameof(SuccessWords.Statuses))] string Status,
    string? LogoUrl,
    string? Notes,
    bool PortalEnabled,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    /// <param name="manager">The user who looks after the customer; null where none is named, or it is gone.</param>
    public static CustomerResponse Of(CustomerState customer, User? manager)
    {
        var (profile, account) = (customer.Profile, CustomerAccount.Of(customer));
        return new CustomerResponse(
            profile.Id,
            account.Name,
            account.Industry,
            account.Details.ContactName,
            account.Details.ContactEmail,
            account.Details.ContactPhone,
            account.Details.OrderedProducts ?? [],
            account.Contract.Start,
            account.Contract.End,
            CustomerShape.Money(account.Contract.Value),
            account.Details.AccountManagerId,
            account.Details.AccountManager,
            manager?.FullName,
            manager is null ? null : new AccountManagerInfo(manager.Id, manager.FullName, manager.Email),
            SuccessWords.Statuses.Of(account.Status),
            account.Details.LogoUrl,
            account.Details.Notes,
            account.Details.PortalEnabled,
            profile.CreatedAt.UtcDateTime,
            profile.UpdatedAt.UtcDateTime);
    }
}

internal sealed record AccountManagerInfo([Format("uuid")] string Id, string FullName, [Format("email")] string Email);

/// <summary>Somebody who can look after customers.</summary>
internal sealed record AccountManagerItem(
    [Format("uuid")] string Id,
    string FullName,
    [Format("email")] string Email,
    [WordOf(typeof(Users.UserShape), nameof(Users.UserShape.Roles))] string Role)
{
    public static AccountManagerItem Of(User user) => new(user.Id, user.FullName, user.Email, Users.UserShape.Roles.Of(user.Role));
}

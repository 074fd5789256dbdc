using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

internal sealed record NewCustomer(CustomerAccount Account)
{
    public static NewCustomer Read(SentFields body) => new(new CustomerAccount(
        body.Required("company_name", CustomerShape.Name),
        body.Optional("industry", CustomerShape.Industry),
        new AccountDetails(
            body.Optional("contact_name", CustomerShape.Person),
            body.Optional("contact_email", Shape.Email),
            body.Optional("contact_phone", CustomerShape.Phone),
            body.Optional("account_manager_id", Shape.Uuid),
            body.Optional("account_manager", CustomerShape.Person),
            body.Optional("logo_url", CustomerShape.LogoUrl),
            body.Optional("notes", CustomerShape.Notes),
            body.Optional("portal_enabled", Shape.Flag, false),
            body.Optional("deployed_products", CustomerShape.Products, [])),
        new AccountContract(
            body.OptionalValue("contract_start_date", Shape.Date),
            body.OptionalValue("contract_end_date", Shape.Date),
            body.OptionalValue("contract_value", Shape.Amount)),
        body.Optional("status", SuccessWords.Statuses.Choice, CustomerStatus.Onboarding)));

    /// <param name="manager">The user that is named by id; null where none is.</param>
    public CustomerAccount With(User? manager) => Account with
    {
        Details = Account.Details with { AccountManager = Account.Details.AccountManager ?? manager?.FullName },
    };
}

/// <summary>
/// What of a customer shall change. What is not sent stays; a null that is sent empties a field, where it can be empty, and else it is
/// as if it were not sent.
/// </summary>
internal sealed record ChangedCustomer(
    string? Name,
    Sendable<string?> Industry,
    Sendable<string?> ContactName,
    Sendable<string?> ContactEmail,
    Sendable<string?> ContactPhone,
    Sendable<IReadOnlyList<string>?> Products,
    Sendable<DateOnly?> ContractStart,
    Sendable<DateOnly?> ContractEnd,
    Sendable<decimal?> ContractValue,
    Sendable<string?> ManagerId,
    Sendable<string?> Manager,
    CustomerStatus? Status,
    Sendable<string?> LogoUrl,
    Sendable<string?> Notes,
    bool? PortalEnabled)
{
    public static ChangedCustomer Read(SentFields body)
    {
        return new ChangedCustomer(
            body.Optional("company_name", CustomerShape.Name),
            Text("industry", CustomerShape.Industry),
            Text("contact_name", CustomerShape.Person),
            Text("contact_email", Shape.Email),
            Text("contact_phone", CustomerShape.Phone),
            new(body.Has("deployed_products"), body.Optional("deployed_products", CustomerShape.Products)),
            new(body.Has("contract_start_date"), body.OptionalValue("contract_start_date", Shape.Date)),
            new(body.Has("contract_end_date"), body.OptionalValue("contract_end_date", Shape.Date)),
            new(body.Has("contract_value"), body.OptionalValue("contract_value", Shape.Amount)),
            Text("account_manager_id", Shape.Uuid),
            Text("account_manager", CustomerShape.Person),
            body.OptionalValue("status", SuccessWords.Statuses.Choice),
            Text("logo_url", CustomerShape.LogoUrl),
            Text("notes", CustomerShape.Notes),
            body.OptionalValue("portal_enabled", Shape.Flag));

        Sendable<string?> Text(string field, Shape<string> shape) => new(body.Has(field), body.Optional(field, shape));
    }

    /// <summary>
    /// The account with what was sent. A name is kept beside the id of the account manager: with another id comes that user's name, and with
    /// none no name, unless one is sent, too.
    /// </summary>
    /// <param name="manager">The user that is named by id; null where none is.</param>
    public CustomerAccount On(CustomerAccount present, User? manager)
    {
        var details = present.Details;
        var name = ManagerId.IsSent && ManagerId.Value != details.AccountManagerId ? manager?.FullName : details.AccountManager;
        return new CustomerAccount(
            Name ?? present.Name,
            Industry.Or(present.Industry),
            new AccountDetails(
                ContactName.Or(details.ContactName),
                ContactEmail.Or(details.ContactEmail),
                ContactPhone.Or(details.ContactPhone),
                ManagerId.Or(details.AccountManagerId),
                Manager.Or(name),
                LogoUrl.Or(details.LogoUrl),
                Notes.Or(details.Notes),
                PortalEnabled ?? details.PortalEnabled,
                Products.Or(details.OrderedProducts)),
            new AccountContract(
                ContractStart.Or(present.Contract.Start), ContractEnd.Or(present.Contract.End), ContractValue.Or(present.Contract.Value)),
            Status ?? present.Status);
    }
}

/// <summary>A field that may be sent, null included.</summary>
internal readonly record struct Sendable<T>(bool IsSent, T Value)
{
    public T Or(T present) => IsSent ? Value : present;
}

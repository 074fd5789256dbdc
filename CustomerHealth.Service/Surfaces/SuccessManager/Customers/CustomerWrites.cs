using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>Writes of customers. Answers carry the ETag of the profile, and a change may name one in If-Match.</summary>
internal static class CustomerWrites
{
    private const string NoSuchUser = "Account manager user not found";

    public static async Task<IResult> AddAsync(
        HttpContext context, AccountWriter accounts, UserStore users, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, NewCustomer.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var manager = await users.FindManagerAsync(context.Tenant(), sent.Account.Details, cancellationToken);
        if (sent.Account.Details.AccountManagerId is not null && manager is null)
        {
            return Reply.BreaksRule(NoSuchUser);
        }

        var written = await accounts.AddAsync(context.Tenant(), sent.With(manager), SuccessManagerEndpoints.Source, cancellationToken);
        return Answer(context, written, customer => Reply.Created(CustomerResponse.Of(customer, manager)));
    }

    public static async Task<IResult> ChangeAsync(
        string id, HttpContext context, AccountWriter accounts, UserStore users, CancellationToken cancellationToken)
    {
        var (sent, refusal) = await Sent.BodyAsync(context, ChangedCustomer.Read, cancellationToken);
        if (sent is null)
        {
            return refusal!;
        }

        var manager = sent.ManagerId.Value is { } managerId ? await users.FindAsync(context.Tenant(), managerId, cancellationToken) : null;
        if (sent.ManagerId.Value is not null && manager is null)
        {
            return Reply.BreaksRule(NoSuchUser);
        }

        var written = await ApplyAsync(id, context, accounts, account => sent.On(account, manager), cancellationToken);
        var named = written.Customer is { } changed
            ? await users.FindManagerAsync(context.Tenant(), changed.Profile.Account, cancellationToken)
            : null;
        return Answer(context, written, customer => Reply.Ok(CustomerResponse.Of(customer, named)), id);
    }

    /// <summary>The document calls it a soft delete: the customer has churned, and everything about it can still be read.</summary>
    public static async Task<IResult> ChurnAsync(
        string id, HttpContext context, AccountWriter accounts, CancellationToken cancellationToken)
    {
        var written = await accounts.DeleteAsync(
            context.Tenant(), NamedCustomers.IdOf(id), ConditionOf(context), SuccessManagerEndpoints.Source, cancellationToken);
        return Answer(context, written, customer => Reply.Said($"Customer '{customer.Profile.Name}' has been churned"), id);
    }

    private static Task<AccountWritten> ApplyAsync(
        string id, HttpContext context, AccountWriter accounts, Func<CustomerAccount, CustomerAccount> change, CancellationToken cancellationToken) =>
        accounts.ChangeAsync(
            context.Tenant(), NamedCustomers.IdOf(id), ConditionOf(context), change, SuccessManagerEndpoints.Source, cancellationToken);

    private static ProfileCondition ConditionOf(HttpContext context) =>
        ProfileVersions.Condition(context.Request) with { MustNotExist = false };

    /// <param name="id">As it stands in the path; a new customer has none there.</param>
    private static IResult Answer(HttpContext context, AccountWritten written, Func<CustomerState, IResult> done, string id = "")
    {
        if (written.Customer is not { } customer)
        {
            return Refuse(written, id);
        }

        ProfileVersions.Name(context.Response, customer.Profile);
        return done(customer);
    }

    private static IResult Refuse(AccountWritten written, string id) => written.Outcome switch
    {
        AccountOutcome.Unknown => NamedCustomers.Unfound("path", id),
        AccountOutcome.NameTaken => Reply.Conflict("Company name already exists"),
        AccountOutcome.Changed => Reply.Refuse(
            StatusCodes.Status412PreconditionFailed, "The customer is not in the version that was asked for"),
        AccountOutcome.EndsBeforeStart => Reply.BreaksRule("Contract end date must be after start date"),
        AccountOutcome.TooLarge => Reply.BreaksRule("The notes and other details have more text than a record holds"),
        _ => Reply.BreaksRule(written.Why!),
    };
}

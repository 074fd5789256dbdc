using CustomerHealth.Service.Events;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>What a write of an account came to.</summary>
public enum AccountOutcome
{
    /// <summary>It says so now, and may have said so before.</summary>
    Done,

    /// <summary>There is no such customer.</summary>
    Unknown,

    /// <summary>Another organisation has the name.</summary>
    NameTaken,

    /// <summary>The profile is not in the version that the writer had seen.</summary>
    Changed,

    /// <summary>The contract would end before it has begun.</summary>
    EndsBeforeStart,

    /// <summary>The details have more text than a record holds.</summary>
    TooLarge,

    /// <summary>Something else is no possible contract or state; <see cref="AccountWritten.Why"/> says what.</summary>
    Refused,
}

/// <param name="Customer">As it is stored now; null where nothing was written.</param>
/// <param name="Why">A sentence, where it was refused.</param>
public readonly record struct AccountWritten(AccountOutcome Outcome, CustomerState? Customer = null, string? Why = null);

/// <summary>
/// Writes what people say of the customers they look after: profile, contract and status, with the scores and alerts that follow, in one
/// transaction. What they do not touch stays as whoever else left it.
/// </summary>
public sealed class AccountWriter(CustomerWriter customers, AccountEvents events, TimeProvider time)
{
    /// <summary>A new organisation, under a new id: whatever is found there is this very one, written by a try whose answer was lost.</summary>
    /// <param name="source">Who sends the events.</param>
    public Task<AccountWritten> AddAsync(TenantId tenant, CustomerAccount account, string source, CancellationToken cancellationToken) =>
        WriteAsync(tenant, CustomerId.New(time), default, _ => account, source, cancellationToken);

    /// <param name="change">
    /// What the account shall say, given what it says. Asked again when somebody else changes the customer at the same moment.
    /// </param>
    /// <param name="source">Who sends the events.</param>
    public Task<AccountWritten> ChangeAsync(
        TenantId tenant,
        string customerId,
        ProfileCondition condition,
        Func<CustomerAccount, CustomerAccount> change,
        string source,
        CancellationToken cancellationToken) =>
        WriteAsync(
            tenant, customerId, condition with { MustExist = true }, present => change(present!), source, cancellationToken);

    /// <summary>Takes a customer for churned because somebody wants it gone; it stays readable. Once more changes nothing.</summary>
    /// <param name="source">Who sends the events.</param>
    public Task<AccountWritten> DeleteAsync(
        TenantId tenant, string customerId, ProfileCondition condition, string source, CancellationToken cancellationToken) =>
        WriteAsync(
            tenant,
            customerId,
            condition with { MustExist = true },
            present => present! with { Status = CustomerStatus.Churned },
            source,
            cancellationToken,
            isDeletion: true);

    private async Task<AccountWritten> WriteAsync(
        TenantId tenant,
        string customerId,
        ProfileCondition condition,
        Func<CustomerAccount?, CustomerAccount> change,
        string source,
        CancellationToken cancellationToken,
        bool isDeletion = false)
    {
        var refusal = AccountOutcome.Unknown;
        try
        {
            var (outcome, state) = await customers.EditAsync(tenant, customerId, (before, _) => Task.FromResult(Edit(before)), cancellationToken);
            return outcome switch
            {
                ProfileOutcome.NameTaken => new AccountWritten(AccountOutcome.NameTaken),
                ProfileOutcome.Changed => new AccountWritten(refusal),
                _ => new AccountWritten(AccountOutcome.Done, state),
            };
        }
        catch (EventProblemException exception)
        {
            return new AccountWritten(AccountOutcome.Refused, Why: exception.Message);
        }

        CustomerEdit? Edit(CustomerState? before)
        {
            if (condition.Refuses(before?.Profile))
            {
                refusal = before is null ? AccountOutcome.Unknown : AccountOutcome.Changed;
                return null;
            }

            var present = before is null ? null : CustomerAccount.Of(before);
            var wanted = change(present);
            wanted = wanted with { Contract = wanted.Contract.Kept };
            if (wanted.Contract != present?.Contract && wanted.Contract.End <= wanted.Contract.Start)
            {
                refusal = AccountOutcome.EndsBeforeStart;
                return null;
            }

            if (!wanted.Details.Fits())
            {
                refusal = AccountOutcome.TooLarge;
                return null;
            }

            var edit = events.Between(customerId, before, wanted, source);
            return edit with
            {
                Profile = ProfileOf(customerId, before?.Profile, wanted, isTouched: edit.Events!.Count > 0 || edit.AtRiskSince is not null),
                IsDeletion = isDeletion,
            };
        }
    }

    /// <param name="isTouched">
    /// Contract or status change: for those who read the account it is another version of it, though the profile says the same.
    /// </param>
    private CustomerProfile ProfileOf(string customerId, CustomerProfile? before, CustomerAccount wanted, bool isTouched)
    {
        var now = time.GetUtcNow();
        var start = before ?? new CustomerProfile { Id = customerId, Name = wanted.Name, CreatedAt = now, UpdatedAt = now, Version = 0 };
        var profile = start with { Name = wanted.Name, Industry = wanted.Industry, Account = wanted.Details };
        return before is null || isTouched || !before.SaysTheSameAs(profile)
            ? profile with { UpdatedAt = now, Version = start.Version + 1 }
            : before;
    }
}

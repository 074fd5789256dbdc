using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Tokens;

/// <summary>Refresh tokens without HTTP: on one clock, on two processes, with a store that fails.</summary>
public sealed class RefreshTokenTests : ServiceTest
{
    private User ada = null!;

    private RefreshTokens Tokens => Service.Get<RefreshTokens>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_, var added) = await Service.Get<UserAccounts>().AddAsync(
            ServiceUnderTest.Tenant, "ada@example.com", "Ada", Role.Manager, "a long enough one", Token);
        ada = added!;
    }

    [Fact]
    public async Task Each_token_brings_the_next_one_and_is_good_once()
    {
        var first = await BeginAsync();

        var (outcome, user, second) = await RenewAsync(first);

        Assert.Equal((RefreshOutcome.Renewed, ada.Id), (outcome, user?.Id));
        Assert.NotEqual(first, second);
        Assert.Equal(RefreshOutcome.Renewed, (await RenewAsync(second!)).Outcome);
    }

    [Fact]
    public async Task One_that_is_used_twice_ends_its_family_and_no_other()
    {
        var (stolen, other) = (await BeginAsync(), await BeginAsync());
        var (_, _, next) = await RenewAsync(stolen);

        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(stolen)).Outcome);

        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(next!)).Outcome);
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(next!)).Outcome);
        Assert.Equal(RefreshOutcome.Renewed, (await RenewAsync(other)).Outcome);
    }

    [Fact]
    public async Task A_second_process_knows_what_the_first_did_and_the_other_way_round()
    {
        await using var other = await Service.StartAnotherAsync();
        var first = await BeginAsync();

        var (_, _, second) = await other.Get<RefreshTokens>().RenewAsync(ServiceUnderTest.Tenant, first, Token);
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(first)).Outcome);

        Assert.Equal(RefreshOutcome.Revoked, (await other.Get<RefreshTokens>().RenewAsync(ServiceUnderTest.Tenant, second!, Token)).Outcome);
    }

    [Fact]
    public async Task Of_many_that_bring_the_same_token_at_once_at_most_one_is_answered_and_then_nobody_goes_on()
    {
        await using var other = await Service.StartAnotherAsync();
        var token = await BeginAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Service : other).Get<RefreshTokens>().RenewAsync(ServiceUnderTest.Tenant, token, Token))));

        var renewed = Assert.Single(outcomes, outcome => outcome.Outcome == RefreshOutcome.Renewed);
        Assert.Equal(7, outcomes.Count(outcome => outcome.Outcome == RefreshOutcome.Revoked));
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(renewed.Token!)).Outcome);
    }

    [Fact]
    public async Task One_that_waits_too_long_is_over_and_a_family_is_over_after_thirty_days_of_use()
    {
        var idle = await BeginAsync();
        Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(RefreshOutcome.Unknown, (await RenewAsync(idle)).Outcome);

        var used = await BeginAsync();
        for (var day = 6; day < 30; day += 6)
        {
            Clock.Advance(TimeSpan.FromDays(6));
            used = (await RenewAsync(used)).Token!;
        }

        Clock.Advance(TimeSpan.FromDays(6) - TimeSpan.FromSeconds(1));
        used = (await RenewAsync(used)).Token!;
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RefreshOutcome.Unknown, (await RenewAsync(used)).Outcome);
    }

    [Fact]
    public async Task A_new_password_a_new_role_and_a_deactivation_end_it()
    {
        var (first, second, third) = (await BeginAsync(), "", "");
        await ChangeAsync(new UserChange(Password: "another long one"));
        second = await BeginAsync();
        await ChangeAsync(new UserChange(Role: Role.Viewer));
        third = await BeginAsync();
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(first)).Outcome);
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(second)).Outcome);

        await ChangeAsync(new UserChange(Active: false));

        Assert.Equal(RefreshOutcome.Inactive, (await RenewAsync(third)).Outcome);
        await ChangeAsync(new UserChange(Active: true));
        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(third)).Outcome);
    }

    [Fact]
    public async Task Signing_out_ends_the_family_by_any_of_its_tokens()
    {
        var first = await BeginAsync();
        var (_, _, second) = await RenewAsync(first);

        await Tokens.EndAsync(ServiceUnderTest.Tenant, first, Token);

        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(second!)).Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("junk")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task What_was_never_given_out_is_unknown_and_signing_out_with_it_does_nothing(string text)
    {
        var token = await BeginAsync();

        await Tokens.EndAsync(ServiceUnderTest.Tenant, text, Token);

        Assert.Equal(RefreshOutcome.Unknown, (await RenewAsync(text)).Outcome);
        Assert.Equal(RefreshOutcome.Renewed, (await RenewAsync(token)).Outcome);
    }

    [Fact]
    public async Task When_the_store_fails_after_the_change_the_old_token_is_used_up()
    {
        var token = await BeginAsync();
        Service.Faults.On(StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, Fault.CommitThenDrop);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => RenewAsync(token));

        Assert.Equal(RefreshOutcome.Revoked, (await RenewAsync(token)).Outcome);
    }

    [Fact]
    public async Task A_write_that_the_adapter_tried_twice_is_no_second_use()
    {
        var retrying = new RefreshTokens(
            new EachTwice(Service.Store), Service.Get<UserStore>(), Service.Get<IOptions<TokenOptions>>(), Clock, NullLogger<RefreshTokens>.Instance);
        var (outcome, _, next) = await retrying.RenewAsync(ServiceUnderTest.Tenant, await BeginAsync(), Token);

        Assert.Equal(RefreshOutcome.Renewed, outcome);
        Assert.Equal(RefreshOutcome.Renewed, (await RenewAsync(next!)).Outcome);
    }

    [Fact]
    public async Task Neither_the_token_nor_anything_to_make_one_from_is_stored()
    {
        var token = await BeginAsync();

        var row = Assert.Single(await RowsAsync());
        Assert.DoesNotContain(token, row.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(token[43..], row.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_sign_in_takes_away_what_is_over_and_nothing_else()
    {
        for (var number = 0; number < 30; number++)
        {
            await BeginAsync();
        }

        Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        var alive = await BeginAsync();
        Assert.Equal(11, (await RowsAsync()).Count);
        await BeginAsync();

        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.Equal(RefreshOutcome.Renewed, (await RenewAsync(alive)).Outcome);
    }

    private Task<string> BeginAsync() => BeginAsync(ada.Id);

    private async Task<string> BeginAsync(string id) =>
        await Tokens.BeginAsync(ServiceUnderTest.Tenant, (await Service.Get<UserStore>().FindAsync(ServiceUnderTest.Tenant, id, Token))!, Token);

    private Task<(RefreshOutcome Outcome, User? User, string? Token)> RenewAsync(string text) =>
        Tokens.RenewAsync(ServiceUnderTest.Tenant, text, Token);

    private Task ChangeAsync(UserChange change) =>
        Service.Get<UserAccounts>().ChangeAsync(ServiceUnderTest.Tenant, ada.Id, change, null, Token);

    /// <summary>As an adapter writes that lost the first answer: the second one finds the row changed.</summary>
    private sealed class EachTwice(ITableStore inner) : ITableStore
    {
        public Task<TableRow?> GetAsync(
            string table, string partitionKey, string rowKey, IReadOnlyCollection<string>? select, CancellationToken cancellationToken) =>
            inner.GetAsync(table, partitionKey, rowKey, select, cancellationToken);

        public Task<TablePage> QueryAsync(TableQuery query, string? continuation, CancellationToken cancellationToken) =>
            inner.QueryAsync(query, continuation, cancellationToken);

        public async Task<TransactionOutcome> TransactAsync(
            string table, IReadOnlyList<RowOperation> operations, CancellationToken cancellationToken)
        {
            await inner.TransactAsync(table, operations, cancellationToken);
            return await inner.TransactAsync(table, operations, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<TableRow>> RowsAsync() =>
        await Service.Store.ReadAllAsync(new TableQuery(TableNames.RefreshTokens, $"main!{ada.Id}"), Token).ToListAsync(Token);
}

using CustomerHealth.Service.Accounts;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

/// <summary>Guessing gets slower and slower, per account and per address, whatever restarts meanwhile.</summary>
public sealed class BackOffTests : ServiceTest
{
    private const string Email = "ada@example.com";
    private const string Password = "a long enough one";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.Get<UserAccounts>().AddAsync(ServiceUnderTest.Tenant, Email, "Ada", Role.Viewer, Password, Token);
    }

    [Fact]
    public async Task After_five_failures_each_try_waits_twice_as_long_up_to_a_quarter_of_an_hour()
    {
        await FailAsync(SignInBackOff.FreeTries);
        var waits = new List<double>();
        for (var failure = 0; failure < 12; failure++)
        {
            var wait = (await TryAsync("wrong")).Wait!.Value;
            waits.Add(wait.TotalSeconds);
            Clock.Advance(wait);
            Assert.Null((await TryAsync("wrong")).Wait);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits);
    }

    [Fact]
    public async Task While_an_account_waits_even_the_right_password_does_not_help_from_wherever()
    {
        await FailAsync(6);

        Assert.NotNull((await TryAsync(Password, address: "another")).Wait);
        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull((await TryAsync(Password, address: "another")).User);
    }

    [Fact]
    public async Task One_try_on_each_of_many_accounts_is_slowed_down_by_address()
    {
        for (var account = 0; account < 5; account++)
        {
            Assert.Null((await TryAsync("wrong", $"nobody-{account}@example.com")).Wait);
        }

        Assert.NotNull((await TryAsync("wrong", "nobody-5@example.com")).Wait);
        Assert.Null((await TryAsync("wrong", "nobody-6@example.com", "another")).Wait);
    }

    [Fact]
    public async Task Success_forgets_the_account_s_failures_and_adds_none_to_the_address()
    {
        for (var round = 0; round < 4; round++)
        {
            Assert.Null((await TryAsync("wrong", address: $"{round}")).Wait);
        }

        for (var round = 0; round < 10; round++)
        {
            Assert.NotNull((await TryAsync(Password)).User);
        }

        Assert.Null((await TryAsync("wrong")).Wait);
    }

    [Fact]
    public async Task Another_instance_knows_of_the_failures()
    {
        await FailAsync(6);
        await using var other = await Service.StartAnotherAsync();

        var outcome = await other.Get<SignIns>().TryAsync(ServiceUnderTest.Tenant, Email, Password, "another", Token);

        Assert.NotNull(outcome.Wait);
    }

    [Fact]
    public async Task Many_tries_at_once_do_not_all_get_their_chance()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => TryAsync("wrong", address: $"{number}"))));

        Assert.Equal(SignInBackOff.FreeTries, outcomes.Count(outcome => outcome.Wait is null));
    }

    [Fact]
    public async Task Who_signed_in_from_an_address_with_failures_may_do_so_again_at_once()
    {
        await FailElsewhereAsync(7);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull((await TryAsync(Password)).User);
        Assert.NotNull((await TryAsync(Password)).User);
    }

    [Fact]
    public async Task An_hour_without_a_failure_forgets_however_many_sign_in_meanwhile()
    {
        await FailElsewhereAsync(7);
        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull((await TryAsync(Password)).User);
        }

        Assert.Null((await TryAsync("wrong", "nobody-1@example.com")).Wait);
        Assert.Null((await TryAsync("wrong", "nobody-2@example.com")).Wait);
    }

    [Fact]
    public async Task Many_people_of_one_address_may_sign_in_at_once()
    {
        var people = Enumerable.Range(0, 8).Select(number => $"person-{number}@example.com").ToList();
        foreach (var person in people)
        {
            await Service.Get<UserAccounts>().AddAsync(ServiceUnderTest.Tenant, person, "P", Role.Viewer, Password, Token);
        }

        // All are in progress before the first one ends: that is what many at once comes to on a machine with as many cores.
        foreach (var person in people)
        {
            Assert.Null(await Service.Get<SignInBackOff>().TryBeginAsync(ServiceUnderTest.Tenant, person, "here", Token));
        }

        foreach (var person in people)
        {
            await Service.Get<SignInBackOff>().SucceedAsync(ServiceUnderTest.Tenant, person, "here");
        }

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => TryAsync(Password, person))));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.User));
        Assert.Empty(await Service.RowsAsync("SignIns", "main!address"));
    }

    [Fact]
    public async Task Many_guesses_at_once_on_one_account_from_one_address_get_five_comparisons()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => TryAsync("wrong"))));

        Assert.Equal(SignInBackOff.FreeTries, outcomes.Count(outcome => outcome.Wait is null));
    }

    [Fact]
    public async Task A_try_that_never_ended_counts_as_failed_after_a_minute()
    {
        for (var attempt = 0; attempt < 7; attempt++)
        {
            Assert.Null(await Service.Get<SignInBackOff>().TryBeginAsync(ServiceUnderTest.Tenant, $"nobody-{attempt}", "here", Token));
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await TryAsync("wrong", "nobody-7@example.com")).Wait);
        Assert.Equal(TimeSpan.FromSeconds(8), (await TryAsync(Password)).Wait);
    }

    [Fact]
    public async Task At_most_fifty_tries_of_an_address_are_in_progress_and_few_once_it_failed()
    {
        var backOff = Service.Get<SignInBackOff>();
        for (var attempt = 0; attempt < 50; attempt++)
        {
            Assert.Null(await backOff.TryBeginAsync(ServiceUnderTest.Tenant, $"account {attempt}", "busy", Token));
        }

        Assert.NotNull(await backOff.TryBeginAsync(ServiceUnderTest.Tenant, "account 50", "busy", Token));
        await FailElsewhereAsync(5);
        Clock.Advance(TimeSpan.FromSeconds(1));
        for (var attempt = 60; attempt < 65; attempt++)
        {
            Assert.Null(await backOff.TryBeginAsync(ServiceUnderTest.Tenant, $"account {attempt}", "here", Token));
        }

        Assert.NotNull(await backOff.TryBeginAsync(ServiceUnderTest.Tenant, "account 65", "here", Token));
    }

    [Fact]
    public async Task Neither_addresses_nor_mail_addresses_stand_in_the_table()
    {
        await FailAsync(2, "203.0.113.9");

        var rows = (await Service.RowsAsync("SignIns", "main!account")).Concat(await Service.RowsAsync("SignIns", "main!address")).ToList();

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(5, row.RowKey.Length));
        Assert.All(rows, row => Assert.DoesNotContain("example", row.Text(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Failures of this address, each on an account of its own and after its wait.</summary>
    private async Task FailElsewhereAsync(int times)
    {
        for (var failure = 0; failure < times; failure++)
        {
            if ((await TryAsync("wrong", $"stranger-{failure}@example.com")).Wait is { } wait)
            {
                Clock.Advance(wait);
                Assert.Null((await TryAsync("wrong", $"stranger-{failure}@example.com")).Wait);
            }
        }
    }

    private async Task FailAsync(int times, string address = "here")
    {
        for (var failure = 0; failure < times; failure++)
        {
            await TryAsync("wrong", address: address);
        }
    }

    private Task<SignInOutcome> TryAsync(string password, string email = Email, string address = "here") =>
        Service.Get<SignIns>().TryAsync(ServiceUnderTest.Tenant, email, password, address, Token);
}

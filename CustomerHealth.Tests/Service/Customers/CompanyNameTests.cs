using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Storage.Faults;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Service.Customers.ProfileOutcome;
using static CustomerHealth.Service.Storage.StorageRequestKind;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Customers;

public sealed class CompanyNameTests : ServiceTest
{
    [Fact]
    public async Task Case_and_white_space_do_not_make_another_name()
    {
        await Service.PutAsync(Company("one", "Acme  Rockets"));

        Assert.Equal(NameTaken, await OutcomeAsync("two", " ACME rockets "));
        Assert.Null(await Service.Get<CustomerReader>().FindAsync(ServiceUnderTest.Tenant, "two", Token));
    }

    [Fact]
    public async Task People_may_share_a_name_with_each_other_and_with_a_company()
    {
        await Service.PutAsync(Company("firm", "Ada Lovelace"));

        await Service.PutCustomersAsync("ada", "another-ada");

        Assert.Equal("Ada Lovelace", (await Service.StateAsync("another-ada")).Profile.Name);
    }

    [Fact]
    public async Task Of_many_that_want_a_name_at_once_exactly_one_gets_it()
    {
        await using var other = await Service.StartAnotherAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(
            () => (number % 2 == 0 ? Service : other).PutAsync(Company($"company-{number}", "Acme")))));

        Assert.Single(outcomes, outcome => outcome.Outcome == Created);
        Assert.Equal(15, outcomes.Count(outcome => outcome.Outcome == NameTaken));
    }

    [Fact]
    public async Task A_rename_gives_the_old_name_back()
    {
        await Service.PutAsync(Company("one", "Acme"));
        await Service.PutAsync(Company("one", "Apex"));

        Assert.Equal(Created, await OutcomeAsync("two", "Acme"));
        Assert.Equal(NameTaken, await OutcomeAsync("three", "Apex"));
    }

    [Fact]
    public async Task A_name_whose_company_never_came_about_is_free_again_after_a_minute()
    {
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + 2, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.PutAsync(Company("one", "Acme")));

        Assert.Equal(NameTaken, await OutcomeAsync("two", "Acme"));
        Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(Created, await OutcomeAsync("two", "Acme"));
    }

    [Fact]
    public async Task An_old_name_is_not_taken_from_a_company_that_exists()
    {
        await Service.PutAsync(Company("one", "Acme"));
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(NameTaken, await OutcomeAsync("two", "Acme"));
    }

    [Fact]
    public async Task The_same_company_created_by_two_processes_at_once_keeps_its_name()
    {
        await using var other = await Service.StartAnotherAsync();
        Service.Faults.Before(Transact, Service.Faults.Calls(Transact) + 2, () => other.PutAsync(Company("one", "Acme")));

        await Service.PutAsync(Company("one", "Acme"));

        Assert.Equal(NameTaken, await OutcomeAsync("two", "Acme"));
    }

    [Fact]
    public async Task A_reservation_that_is_used_again_is_young_again()
    {
        Service.Faults.On(Transact, Service.Faults.Calls(Transact) + 2, Fault.UnavailableBefore);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Service.PutAsync(Company("one", "Acme")));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await using var other = await Service.StartAnotherAsync();
        ProfileOutcome? rival = null;

        // Company one tries again; right before it is written, company two looks whether the old reservation is an orphan.
        Service.Faults.Before(
            Transact,
            Service.Faults.Calls(Transact) + 3,
            async () => rival = (await other.PutAsync(Company("two", "Acme"))).Outcome);
        var (outcome, _) = await Service.PutAsync(Company("one", "Acme"));

        Assert.Equal((Created, NameTaken), (outcome, rival));
    }

    private async Task<ProfileOutcome> OutcomeAsync(string id, string name) => (await Service.PutAsync(Company(id, name))).Outcome;
}

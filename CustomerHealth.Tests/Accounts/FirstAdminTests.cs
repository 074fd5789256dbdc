using CustomerHealth.Service.Accounts;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

/// <summary>The way back in when no admin is left.</summary>
public sealed class FirstAdminTests : ServiceTest
{
    private const string Email = "root@example.com";
    private const string Password = "of the settings";

    [Theory]
    [InlineData(Role.Admin, false)]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Viewer, true)]
    public async Task When_no_active_admin_is_left_the_account_of_the_settings_is_one_again_with_their_password(Role role, bool active)
    {
        var before = await KeepAsync(Email, role, active);

        await EnsureAsync("Root@Example.com");

        var user = (await SignInAsync(Password)).User;
        Assert.Equal((before.Id, Role.Admin, true), (user?.Id, user?.Role, user?.Active));
        Assert.NotEqual(before.Stamp, user!.Stamp);
        Assert.Null((await SignInAsync("a long enough one")).User);
    }

    [Fact]
    public async Task While_there_is_an_active_admin_the_settings_change_nothing()
    {
        var before = await KeepAsync(Email, Role.Admin, false);
        await KeepAsync("other@example.com", Role.Admin, true);

        await EnsureAsync(Email);

        Assert.Equal(before, await Service.Get<UserStore>().FindAsync(ServiceUnderTest.Tenant, before.Id, Token));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await KeepAsync(Email, Role.Admin, false);
        await EnsureAsync(Email);
        var first = await Service.Get<UserStore>().ListAsync(ServiceUnderTest.Tenant, Token);

        await EnsureAsync(Email);

        Assert.Equal(first, await Service.Get<UserStore>().ListAsync(ServiceUnderTest.Tenant, Token));
    }

    /// <summary>An account as it can be left behind; written past the rule that the last admin stays one.</summary>
    private async Task<User> KeepAsync(string email, Role role, bool active)
    {
        var (_, user) = await Service.Get<UserAccounts>().AddAsync(ServiceUnderTest.Tenant, email, "R", role, "a long enough one", Token);
        return (await Service.Get<UserStore>().ReplaceIfUnchangedAsync(ServiceUnderTest.Tenant, user! with { Active = active }, Token))!;
    }

    private Task EnsureAsync(string email) => new FirstAdmin(
        Options.Create(new BootstrapOptions { AdminEmail = email, AdminPassword = Password }),
        Service.Get<UserStore>(),
        Service.Get<UserAccounts>(),
        NullLogger<FirstAdmin>.Instance).EnsureAsync(ServiceUnderTest.Tenant, Token);

    private Task<SignInOutcome> SignInAsync(string password) =>
        Service.Get<SignIns>().TryAsync(ServiceUnderTest.Tenant, Email, password, "here", Token);
}

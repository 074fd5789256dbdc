using System.Buffers.Binary;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

public sealed class PasswordTests : ServiceTest
{
    [Fact]
    public void A_hash_is_Identity_s_third_format_with_HMAC_SHA512_and_OWASP_s_count()
    {
        var hash = Convert.FromBase64String(Service.Get<PasswordHashes>().Of("a long enough one"));

        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    [Fact]
    public async Task A_hash_with_a_lower_count_is_replaced_at_sign_in()
    {
        var weak = new PasswordHashes(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        var accounts = new UserAccounts(Service.Get<UserStore>(), weak, Service.Get<ActiveUsers>(), Service.Get<StripedLocks>(), Clock);
        var (_, user) = await accounts.AddAsync(ServiceUnderTest.Tenant, "ada@example.com", "Ada", Role.Viewer, "a long enough one", Token);

        var outcome = await Service.Get<SignIns>().TryAsync(ServiceUnderTest.Tenant, "ADA@example.com", "a long enough one", "here", Token);

        Assert.Equal(user!.Id, outcome.User!.Id);
        var kept = await Service.Get<UserStore>().FindAsync(ServiceUnderTest.Tenant, user.Id, Token);
        Assert.Equal((true, false), Service.Get<PasswordHashes>().Compare(kept!.PasswordHash, "a long enough one"));
        Assert.Equal(Clock.Now, kept.LastSignIn);
    }

    [Theory]
    [InlineData("1234567", false)]
    [InlineData("12345678", false)]
    [InlineData("87654321", false)]
    [InlineData("aaaaaaaaaa", false)]
    [InlineData("password", false)]
    [InlineData("Password", false)]
    [InlineData("P@ssw0rd!", false)]
    [InlineData("Welcome2026!", false)]
    [InlineData("qwertyuiop", false)]
    [InlineData("letmein123", false)]
    [InlineData("iloveyou2", false)]
    [InlineData("adminadmin", false)]
    [InlineData("testtest", false)]
    [InlineData("CustomerHealth1", false)]
    [InlineData("ada.lovelace@example.com", false)]
    [InlineData("ada.lovelace", false)]
    [InlineData("correct horse battery", true)]
    [InlineData("tr0mbone lake", true)]
    [InlineData("пароль подлиннее", true)]
    public void Short_and_common_passwords_are_refused_and_nothing_else_about_them_matters(string password, bool fine)
    {
        var rules = Service.Get<PasswordRules>();

        Assert.Equal(fine, rules.Refuse(password, "ada.lovelace@example.com") is null);
    }

    [Fact]
    public void The_length_is_8_to_128_and_Development_takes_common_ones()
    {
        var open = new PasswordRules(Options.Create(new AuthOptions { Mode = AuthMode.Development }));

        Assert.Null(open.Refuse("password", "a@b.c"));
        Assert.NotNull(open.Refuse("passwor", "a@b.c"));
        Assert.Null(Service.Get<PasswordRules>().Refuse(string.Concat(Enumerable.Repeat("ab7 ", 32)), "a@b.c"));
        Assert.NotNull(Service.Get<PasswordRules>().Refuse(string.Concat(Enumerable.Repeat("ab7 ", 32)) + "x", "a@b.c"));
    }
}

using System.Net;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Settings;

/// <summary>The form for one's own password.</summary>
public sealed class OwnPasswordTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string Settings = "/settings";
    private const string Form = "/settings/password";
    private const string New = "a quite different sentence";

    [Fact]
    public async Task The_password_is_another_one_and_every_other_session_is_over()
    {
        var (email, _) = await app.AddUserAsync("viewer");
        using var browser = app.Browser();
        using var other = app.Browser();
        await browser.SignInAsync(email, AccountsApp.Password);
        await other.SignInAsync(email, AccountsApp.Password);

        using var answer = await ChangeAsync(browser, AccountsApp.Password, New, New);
        var page = await browser.TextAsync(answer.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Your password is changed.", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(Settings)).StatusCode);
        using var again = app.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.SignInAsync(email, AccountsApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SignInAsync(email, New)).StatusCode);
    }

    [Theory]
    [InlineData("not my password", New, New, "current", "This is not your current password.")]
    [InlineData(AccountsApp.Password, "password1", "password1", "new", "This password is one of those that are tried first.")]
    [InlineData(AccountsApp.Password, "short", "short", "new", "A password has at least 8 characters.")]
    [InlineData(AccountsApp.Password, New, "a quite different sentence?", "again", "The new password was typed in two ways.")]
    public async Task A_refused_form_leads_to_the_field_and_sends_no_password_back(
        string current, string wanted, string again, string field, string reason)
    {
        using var browser = await app.SignedInAsync("viewer");

        using var answer = await ChangeAsync(browser, current, wanted, again);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"<a href=\"#{field}\">{reason}", page, StringComparison.Ordinal);
        Assert.All([current, wanted, again], password => Assert.DoesNotContain(password + "\"", page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Settings)).StatusCode);
        PageChecks.AssertHarmless(page);
    }

    [Fact]
    public async Task A_session_that_somebody_found_is_no_way_to_guess_the_password()
    {
        // An app of its own: who fails so often slows everybody at this address down.
        var slowed = new AccountsApp();
        await slowed.InitializeAsync();
        using var browser = await slowed.SignedInAsync("viewer");

        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            answer = await ChangeAsync(browser, "a guess", New, New);
        }
        while (answer.StatusCode == HttpStatusCode.BadRequest && tries++ < 20);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Too many failed attempts.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await slowed.DisposeAsync();
    }

    [Fact]
    public async Task A_program_has_no_password_and_a_form_from_elsewhere_changes_none()
    {
        using var program = app.Operator();
        using var browser = await app.SignedInAsync("admin");

        Assert.DoesNotContain(Form, await program.GetStringAsync(Settings), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Form, ("current", AccountsApp.Password), ("new", New), ("again", New))).StatusCode);
    }

    private static Task<HttpResponseMessage> ChangeAsync(Browser browser, string current, string wanted, string again) =>
        browser.SubmitAsync(Settings, Form, ("current", current), ("new", wanted), ("again", again));
}
